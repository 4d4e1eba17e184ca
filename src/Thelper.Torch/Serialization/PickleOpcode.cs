namespace Thelper.Torch;

/// <summary>
/// The instructions of Python's pickle format that a weights file may use, of protocols 2 to 5. None of them can find or
/// run code: <see cref="Global"/> and <see cref="StackGlobal"/> look only into <see cref="PickleGlobals"/>.
/// </summary>
internal enum PickleOpcode : byte
{
    Mark = (byte)'(',
    EmptyTuple = (byte)')',
    Stop = (byte)'.',
    BinaryBytes = (byte)'B',
    ShortBinaryBytes = (byte)'C',
    BinaryFloat = (byte)'G',
    BinaryInt = (byte)'J',
    BinaryInt1 = (byte)'K',
    BinaryInt2 = (byte)'M',
    None = (byte)'N',
    BinaryPersistentId = (byte)'Q',
    Reduce = (byte)'R',
    BinaryUnicode = (byte)'X',
    EmptyList = (byte)']',
    Append = (byte)'a',
    Build = (byte)'b',
    Global = (byte)'c',
    Appends = (byte)'e',
    BinaryGet = (byte)'h',
    LongBinaryGet = (byte)'j',
    BinaryPut = (byte)'q',
    LongBinaryPut = (byte)'r',
    SetItem = (byte)'s',
    Tuple = (byte)'t',
    SetItems = (byte)'u',
    EmptyDictionary = (byte)'}',
    Protocol = 0x80,
    Tuple1 = 0x85,
    Tuple2 = 0x86,
    Tuple3 = 0x87,
    NewTrue = 0x88,
    NewFalse = 0x89,
    Long1 = 0x8a,
    ShortBinaryUnicode = 0x8c,
    BinaryUnicode8 = 0x8d,
    BinaryBytes8 = 0x8e,
    StackGlobal = 0x93,
    Memoize = 0x94,
    Frame = 0x95,
}
