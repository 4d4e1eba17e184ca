namespace Thelper.Torch;

/// <summary>Tells from the first bytes what a file is.</summary>
internal static class TorchFileKind
{
    private const int Longest = 512;
    private const int TarSignature = 257;
    private const byte PickleProtocol = 0x80;

    /// <summary>Whether a file is one of PyTorch before 1.6, and no archive. Leaves the stream at its start.</summary>
    /// <exception cref="TorchFileException">It is neither.</exception>
    public static bool IsLegacy(Stream stream, TorchFileName file)
    {
        Span<byte> buffer = stackalloc byte[Longest];
        stream.Position = 0;
        var head = buffer[..stream.ReadAtLeast(buffer, Longest, throwOnEndOfStream: false)];
        stream.Position = 0;
        if (head.IsEmpty)
        {
            throw file.Refuse("is empty");
        }

        if (head.StartsWith(LegacyReader.Magic))
        {
            return true;
        }

        if (head[0] == PickleProtocol || IsTar(head))
        {
            throw file.Refuse(
                "is a bare Python pickle or in the format of PyTorch before 0.1.10, which is not read; convert it in Python, "
                + "if you trust it: torch.save(torch.load(path, map_location='cpu'), new_path)");
        }

        if (!head.StartsWith("PK"u8))
        {
            throw file.Refuse("is not one of PyTorch: it is no zip archive");
        }

        return false;
    }

    private static bool IsTar(ReadOnlySpan<byte> head) =>
        head.Length > TarSignature && head[TarSignature..].StartsWith("ustar"u8);
}
