using System.IO.Compression;

namespace Thelper.Fuzzer;

/// <summary>A damaged file, made anew whenever it is needed.</summary>
/// <param name="File">The sound one.</param>
/// <param name="Number">Of the trial.</param>
/// <param name="Make">Gives the bytes.</param>
internal sealed record Mutation(SoundFile File, int Number, Func<byte[]> Make)
{
    public override string ToString() => $"trial {Number}, {File.Name}";
}

/// <summary>Plans damage. Each trial has numbers of its own, so that it can be done again without those before.</summary>
/// <param name="files">Sound ones.</param>
/// <param name="seed">Equal seeds give equal damage.</param>
internal sealed class Mutations(IReadOnlyList<SoundFile> files, int seed)
{
    private const int MostChanges = 3;
    private const double ShareWithin = 0.6;

    public Mutation Plan(int number)
    {
        var file = files[new Random(SeedOf(number)).Next(files.Count)];
        return new Mutation(file, number, () => Damaged(file, new Random(~SeedOf(number))));
    }

    private int SeedOf(int number) => unchecked((seed * 1_000_003) + number);

    /// <summary>Most damage to an archive is found by its checksums; so some is done to what is described within, and the checksums
    /// made anew.</summary>
    private byte[] Damaged(SoundFile file, Random random) =>
        file.Kind == FileKind.Archive && random.NextDouble() < ShareWithin
            ? WithDamageWithin(file.Bytes, random)
            : Damaged(file.Bytes, file.Kind, random);

    private byte[] Damaged(byte[] bytes, FileKind kind, Random random)
    {
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            var other = files[random.Next(files.Count)].Bytes;
            bytes = Damage.Do(bytes, kind == FileKind.SafeTensors, other, random);
        }

        return bytes;
    }

    private byte[] WithDamageWithin(byte[] archive, Random random)
    {
        using var source = new ZipArchive(new MemoryStream(archive));
        using var target = new MemoryStream();
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var content = new MemoryStream();
                using (var stream = entry.Open())
                {
                    stream.CopyTo(content);
                }

                var isPickle = entry.FullName.EndsWith(".pkl", StringComparison.Ordinal);
                using var written = zip.CreateEntry(entry.FullName, CompressionLevel.NoCompression).Open();
                written.Write(isPickle ? Damaged(content.ToArray(), FileKind.Archive, random) : content.ToArray());
            }
        }

        return target.ToArray();
    }
}
