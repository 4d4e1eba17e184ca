using System.Buffers.Binary;
using System.Text;

namespace Thelper.Data.Files;

/// <summary>
/// Reads the pickles that CIFAR's Python version consists of, as data: dictionaries, lists, texts, integers and numpy arrays
/// of bytes. It knows the instructions that Python 2's and 3's pickle protocol 2 writes for these, and the three names that an
/// array needs; any other instruction or name is refused, and nothing is ever looked up or called.
/// </summary>
internal sealed class CifarPickle
{
    private static readonly object Mark = new();

    private readonly byte[] _bytes;
    private readonly List<object?> _stack = [];
    private readonly Dictionary<long, object?> _memo = [];
    private int _position;

    private CifarPickle(byte[] bytes) => _bytes = bytes;

    /// <summary>The dictionary that the pickle holds.</summary>
    /// <exception cref="FormatException">It is damaged, or holds something else; the clause says what.</exception>
    public static Dictionary<string, object?> Read(byte[] bytes)
    {
        try
        {
            return new CifarPickle(bytes).Run() as Dictionary<string, object?>
                ?? throw new FormatException("it holds no dictionary");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidCastException or KeyNotFoundException
            or NullReferenceException or OverflowException)
        {
            throw new FormatException("it is damaged", exception);
        }
    }

    private object? Run()
    {
        while (true)
        {
            var opcode = (char)Take(1)[0];
            if (opcode == '.')
            {
                return Pop();
            }

            if (Literal(opcode) is { } value)
            {
                _stack.Add(value);
            }
            else
            {
                Act(opcode);
            }
        }
    }

    private object? Literal(char opcode) => opcode switch
    {
        '(' => Mark,
        '}' => new Dictionary<string, object?>(StringComparer.Ordinal),
        ']' => new List<object?>(),
        ')' => Array.Empty<object?>(),
        'K' => (long)Take(1)[0],
        'M' => (long)BinaryPrimitives.ReadUInt16LittleEndian(Take(2)),
        'J' => (long)BinaryPrimitives.ReadInt32LittleEndian(Take(4)),
        '\x88' => true,
        '\x89' => false,
        'U' => Encoding.Latin1.GetString(Take(Take(1)[0])),
        'T' => Encoding.Latin1.GetString(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4)))),
        'X' => Encoding.UTF8.GetString(Take(BinaryPrimitives.ReadInt32LittleEndian(Take(4)))),
        'c' => Global(Line(), Line()),
        _ => null,
    };

    private void Act(char opcode)
    {
        switch (opcode)
        {
            case '\x80':
                Take(1);
                break;
            case 'N':
                _stack.Add(null);
                break;
            case 'q':
                _memo[Take(1)[0]] = _stack[^1];
                break;
            case 'r':
                _memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))] = _stack[^1];
                break;
            case 'h':
                _stack.Add(_memo[Take(1)[0]]);
                break;
            case 'j':
                _stack.Add(_memo[BinaryPrimitives.ReadUInt32LittleEndian(Take(4))]);
                break;
            default:
                Compose(opcode);
                break;
        }
    }

    private void Compose(char opcode)
    {
        switch (opcode)
        {
            case 't':
                _stack.Add(PopToMark());
                break;
            case '\x85' or '\x86' or '\x87':
                _stack.Add(Pop(opcode - '\x84'));
                break;
            case 'a':
                AddTo(Pop(1));
                break;
            case 'e':
                AddTo(PopToMark());
                break;
            case 's':
                SetIn(Pop(2));
                break;
            case 'u':
                SetIn(PopToMark());
                break;
            case 'R':
                var arguments = (object?[])Pop()!;
                _stack.Add(((Name)Pop()!).Make(arguments));
                break;
            case 'b':
                var state = Pop();
                ((IStateful)_stack[^1]!).Build((object?[])state!);
                break;
            default:
                throw new FormatException(
                    $"it uses the pickle instruction 0x{(byte)opcode:x2} at byte {_position - 1}, which such a file "
                    + "has no need of");
        }
    }

    private void AddTo(object?[] items) => ((List<object?>)_stack[^1]!).AddRange(items);

    private void SetIn(object?[] items)
    {
        var dictionary = (Dictionary<string, object?>)_stack[^1]!;
        for (var i = 0; i + 1 < items.Length; i += 2)
        {
            dictionary[(string)items[i]!] = items[i + 1];
        }
    }

    private object? Pop() => Pop(1)[0];

    private object?[] Pop(int count)
    {
        var items = _stack[^count..].ToArray();
        _stack.RemoveRange(_stack.Count - count, count);
        return Array.IndexOf(items, Mark) < 0 ? items : throw new FormatException("it is damaged");
    }

    private object?[] PopToMark()
    {
        var mark = _stack.LastIndexOf(Mark);
        var items = _stack[(mark + 1)..].ToArray();
        _stack.RemoveRange(mark, items.Length + 1);
        return items;
    }

    private static Name Global(string module, string name) => $"{module}.{name}" switch
    {
        "numpy.core.multiarray._reconstruct" or "numpy._core.multiarray._reconstruct" => new Name(arguments =>
            arguments is [Name, _, _] ? new ByteArray() : throw new FormatException("it makes an array in an unknown way")),
        "numpy.ndarray" => new Name(_ => throw new FormatException("it makes an array in an unknown way")),
        "numpy.dtype" => new Name(arguments => arguments is ["u1", ..] ? new ByteType() : throw new FormatException(
            "it holds an array of something else than bytes")),
        "_codecs.encode" => new Name(arguments => arguments is [string text, "latin1"] ? text : throw new FormatException(
            "it encodes a text in an unknown way")),
        var other => throw new FormatException($"it asks for '{other}', which such a file has no need of"),
    };

    private string Line()
    {
        var length = _bytes.AsSpan(_position).IndexOf((byte)'\n');
        var text = Encoding.ASCII.GetString(Take(length));
        Take(1);
        return text;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _bytes.Length - _position)
        {
            throw new FormatException("it ends too early");
        }

        _position += count;
        return _bytes.AsSpan(_position - count, count);
    }

    /// <summary>An array of bytes, its elements in the order of memory.</summary>
    internal sealed class ByteArray : IStateful
    {
        public byte[] Bytes { get; private set; } = [];

        /// <summary>From numpy's state of an array: version, shape, type, whether in Fortran's order, and the elements.</summary>
        public void Build(object?[] state) => Bytes = state is [long, object?[] shape, ByteType, false, string content]
            && shape.Aggregate(1L, (product, size) => product * (long)size!) == content.Length
                ? Encoding.Latin1.GetBytes(content)
                : throw new FormatException("it holds an array that is no plain array of bytes");
    }

    private interface IStateful
    {
        void Build(object?[] state);
    }

    private sealed class ByteType : IStateful
    {
        public void Build(object?[] state)
        {
            // The state of a type of one byte, such as its byte order, means nothing.
        }
    }

    private sealed record Name(Func<object?[], object> Make);
}
