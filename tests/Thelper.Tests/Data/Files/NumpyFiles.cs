using System.Text;

namespace Thelper.Tests.Data.Files;

/// <summary>The bytes of .npy files.</summary>
internal static class NumpyFiles
{
    public static byte[] File(string descriptor, string shape, byte[] elements, string fortran = "False", byte version = 1)
    {
        var head = Encoding.Latin1.GetBytes($"{{'descr': {descriptor}, 'fortran_order': {fortran}, 'shape': {shape}, }}\n");
        byte[] length = version == 1
            ? BitConverter.GetBytes((ushort)head.Length)
            : BitConverter.GetBytes(head.Length);
        return [0x93, .. "NUMPY"u8, version, 0, .. length, .. head, .. elements];
    }

    public static byte[] Bytes(string shape, params byte[] elements) => File("'|u1'", shape, elements);
}
