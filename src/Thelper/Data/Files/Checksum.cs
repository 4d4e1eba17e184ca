using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Thelper.Data.Files;

/// <summary>What a file's bytes must add up to.</summary>
/// <param name="Algorithm"><see cref="HashAlgorithmName.MD5"/>, which finds damage but no forgery, or
/// <see cref="HashAlgorithmName.SHA256"/>.</param>
/// <param name="Digest">In hexadecimal digits of either case; of a SHA-256, the first ones may be enough.</param>
public sealed record Checksum(HashAlgorithmName Algorithm, string Digest)
{
    /// <summary>As published for most older data sets.</summary>
    /// <param name="digest">32 hexadecimal digits.</param>
    public static Checksum Md5(string digest) => new(HashAlgorithmName.MD5, digest);

    /// <summary>As published for newer ones.</summary>
    /// <param name="digest">64 hexadecimal digits, or the first ones of them where no more are published.</param>
    public static Checksum Sha256(string digest) => new(HashAlgorithmName.SHA256, digest);

    /// <summary>Whether <see cref="Digest"/> has all digits, and not only the first ones.</summary>
    public bool IsWhole => Digest.Length == (Algorithm == HashAlgorithmName.SHA256 ? SHA256.HashSizeInBytes : MD5.HashSizeInBytes) * 2;

    /// <summary>The digest of a file in lower case.</summary>
    /// <param name="path">The file.</param>
    public string Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(Algorithm == HashAlgorithmName.SHA256 ? SHA256.HashData(file) : Md5Of(file));
    }

    /// <summary>Whether a file is the one that is meant.</summary>
    /// <param name="path">The file.</param>
    public bool Matches(string path) => Of(path).StartsWith(Digest, StringComparison.OrdinalIgnoreCase);

    [SuppressMessage("Security", "CA5351",
        Justification = "The publishers of the data sets give MD5; it is there to find damage.")]
    private static byte[] Md5Of(Stream file) => MD5.HashData(file);
}
