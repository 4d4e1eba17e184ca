using System.Formats.Tar;
using System.IO.Compression;

namespace Thelper.Data.Files;

/// <summary>
/// Unpacks archives. Only files and folders come out, and none lands outside the folder given, whatever an archive names
/// it; links and devices are refused. Each file is whole or not there.
/// </summary>
public static class PackedFiles
{
    private const string PartExtension = ".part";

    /// <summary>Unpacks an archive by its extension.</summary>
    /// <param name="archive">Ends in .tar, .tar.gz, .tgz or .zip; or in .gz, for one file whose name is the rest.</param>
    /// <param name="folder">Made where it is not there; files that are there already are replaced.</param>
    /// <exception cref="DataException">The archive is damaged, of another kind, or names a file outside the folder.</exception>
    public static void Unpack(string archive, string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            switch (Kind(archive))
            {
                case ".zip":
                    UnpackZip(archive, folder);
                    break;
                case ".tar":
                    using (var file = File.OpenRead(archive))
                    {
                        UnpackTar(file, archive, folder);
                    }

                    break;
                case ".tar.gz":
                    using (var stream = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
                    {
                        UnpackTar(stream, archive, folder);
                    }

                    break;
                default:
                    using (var stream = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
                    {
                        Write(stream, Path.Combine(folder, Path.GetFileNameWithoutExtension(archive)));
                    }

                    break;
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new DataException($"{archive} cannot be unpacked into {folder}: {exception.Message}", exception);
        }
    }

    private static string Kind(string archive)
    {
        (string Extension, string Kind)[] kinds =
            [(".zip", ".zip"), (".tar.gz", ".tar.gz"), (".tgz", ".tar.gz"), (".tar", ".tar"), (".gz", ".gz")];
        return kinds.FirstOrDefault(kind => archive.EndsWith(kind.Extension, StringComparison.OrdinalIgnoreCase)).Kind
            ?? throw new DataException($"{archive} is no archive that can be unpacked: .tar, .tar.gz, .tgz, .zip and .gz are.");
    }

    private static void UnpackZip(string archive, string folder)
    {
        using var zip = ZipFile.OpenRead(archive);
        foreach (var entry in zip.Entries)
        {
            var target = Target(archive, folder, entry.FullName);
            if (entry.FullName.EndsWith('/'))
            {
                Directory.CreateDirectory(target);
                continue;
            }

            using var content = entry.Open();
            Write(content, target);
        }
    }

    private static void UnpackTar(Stream stream, string archive, string folder)
    {
        using var reader = new TarReader(stream, leaveOpen: true);
        while (reader.GetNextEntry() is { } entry)
        {
            var target = Target(archive, folder, entry.Name);
            switch (entry.EntryType)
            {
                case TarEntryType.Directory:
                    Directory.CreateDirectory(target);
                    break;
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    Write(entry.DataStream ?? Stream.Null, target);
                    break;
                case TarEntryType.GlobalExtendedAttributes:
                    break;
                default:
                    throw new DataException(
                        $"{archive} holds '{entry.Name}', which is no file but a {entry.EntryType}; such an archive "
                        + "is not unpacked.");
            }
        }
    }

    // A file that was unpacked before may be a link to elsewhere only if the archive could make links, and it cannot.
    private static string Target(string archive, string folder, string name)
    {
        var root = Path.GetFullPath(folder);
        var target = Path.GetFullPath(Path.Combine(root, name));
        var inside = target == root || target.StartsWith(Path.Join(root, "/"), StringComparison.Ordinal);
        return inside ? target : throw new DataException(
            $"{archive} holds '{name}', which would land outside the folder {root}; such an archive is not unpacked.");
    }

    private static void Write(Stream content, string target)
    {
        if (Directory.Exists(target))
        {
            throw new InvalidDataException($"it holds a file by the name of the folder {target}.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using (var file = File.Create(target + PartExtension))
        {
            content.CopyTo(file);
        }

        File.Move(target + PartExtension, target, overwrite: true);
    }
}
