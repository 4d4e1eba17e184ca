using System.IO.Compression;

namespace Thelper.Torch.Tests.Serialization;

/// <summary>Files that were sound once. Alone, because the count of live tensors is the whole process's.</summary>
[Collection(nameof(LiveTensorCount))]
public sealed class TorchFileDamageTests
{
    private const int Trials = 3000;

    private readonly byte[] _sound = Sound();

    [Fact]
    public void A_file_cut_anywhere_is_refused_and_leaves_no_tensor() => LeavesNoTensor(() =>
    {
        for (var length = 0; length < _sound.Length; length += 7)
        {
            ArchiveBuilder.RefusalMessage(_sound[..length]);
        }
    });

    [Fact]
    public void A_changed_element_is_found_by_its_checksum_and_leaves_no_tensor() => LeavesNoTensor(() =>
    {
        var damaged = _sound.ToArray();
        damaged[_sound.AsSpan().LastIndexOf(new byte[] { 42, 42, 42, 42 })] ^= 1;

        var message = ArchiveBuilder.RefusalMessage(damaged);

        Assert.Contains("the checksum of its entry 'archive/data/1' is", message, StringComparison.Ordinal);
    });

    [Fact]
    public void Random_damage_to_the_file_never_does_worse_than_a_refusal() => LeavesNoTensor(() =>
    {
        var random = new Random(1);
        for (var trial = 0; trial < Trials; trial++)
        {
            Try(Damage(_sound, random));
        }
    });

    [Fact]
    public void Random_damage_to_the_pickle_never_does_worse_than_a_refusal() => LeavesNoTensor(() =>
    {
        var random = new Random(2);
        var entries = Entries(_sound);
        for (var trial = 0; trial < Trials; trial++)
        {
            var builder = new ArchiveBuilder();
            foreach (var (name, content) in entries)
            {
                builder.Add(name, name.EndsWith(".pkl", StringComparison.Ordinal) ? Damage(content, random) : content);
            }

            Try(builder.Build());
        }
    });

    [Fact]
    public void Random_instructions_never_do_worse_than_a_refusal() => LeavesNoTensor(() =>
    {
        string[] instructions =
        [
            "(", "t", "\u0085", "\u0086", "\u0087", ")", "]", "}", "a", "e", "s", "u", "R", "b", "N", "q\u0000", "h\u0000",
            "\u0094", "h\u0001", "\u0088", "K\u0001", PickleText.Text("a"), PickleText.Storage("0", 6),
            PickleText.Tensor(PickleText.Storage("0", 6), 1, [2, 2], [1, 3]), "ccollections\nOrderedDict\n)R",
            "ctorch._utils\n_rebuild_tensor_v2\n", "ctorch._utils\n_rebuild_parameter\n",
            "ctorch\nSize\n", "ctorch\nfloat32\n",
        ];
        var random = new Random(3);
        for (var trial = 0; trial < Trials; trial++)
        {
            var pickle = string.Concat(random.GetItems(instructions, random.Next(1, 40)));
            Try(ArchiveBuilder.WithPickle($"]{pickle}.").Add("a/data/0", new byte[24]).Build());
        }
    });

    private static void Try(byte[] bytes)
    {
        using var scope = TensorScope.Open();
        try
        {
            ArchiveBuilder.Load(bytes);
        }
        catch (TorchFileException)
        {
            // Expected of most; any other exception fails the test.
        }
    }

    private static byte[] Damage(byte[] bytes, Random random)
    {
        var damaged = bytes.ToArray();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var (from, to) = (random.Next(damaged.Length), random.Next(damaged.Length));
            var length = random.Next(2) == 0 ? 1 : random.Next(1, 1 + damaged.Length - Math.Max(from, to));
            Array.Copy(bytes, from, damaged, to, length);
            damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        }

        return damaged;
    }

    private static byte[] Sound()
    {
        using var scope = TensorScope.Open();
        using var stream = new MemoryStream();
        TorchFile.Save(stream, new OrderedDictionary<string, object?>
        {
            ["model"] = new OrderedDictionary<string, Tensor>
            {
                ["weight"] = Operators.Ones([3, 2]),
                ["bias"] = Tensors.FromScalar(0x2a2a2a2a),
            },
            ["state"] = new OrderedDictionary<long, object?>
            {
                [0] = new TorchTuple(1L, 2.5, "text"),
                [7] = new byte[] { 1, 200 },
            },
        });
        return stream.ToArray();
    }

    private static List<(string Name, byte[] Content)> Entries(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return [.. archive.Entries.Select(entry => (entry.FullName, Content(entry)))];
    }

    private static byte[] Content(ZipArchiveEntry entry)
    {
        var content = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(content);
        return content;
    }

    private static void LeavesNoTensor(Action action)
    {
        // Tensors that other tests have left to the collector must not go while this test counts.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.LiveCount;
        action();
        Assert.Equal(before, Tensor.LiveCount);
    }
}
