using Thelper.Data;

namespace Thelper.Tests.Data.Collation;

public sealed class BatchMemoryTests
{
    [Fact]
    public void The_bytes_of_a_batch_are_those_of_all_its_tensors()
    {
        var assembly = new BatchAssembly(2);
        for (var i = 0; i < 2; i++)
        {
            using var sample = new Sample
            {
                ["image"] = Assembled.Grey(1, width: 3, height: 5),
                ["copies"] = new SampleList([Assembled.Grey(1, width: 2, height: 2), Assembled.Grey(1, width: 1, height: 1)]),
                ["array"] = SampleArray.From<byte>([1, 2, 3], 3),
                ["number"] = 1L,
                ["text"] = "text",
                ["owner"] = null,
            };
            assembly.Write(i, sample);
        }

        using var batch = assembly.Finish()!;

        Assert.Equal(2 * ((3 * 5 * 4) + (4 * 4) + 4 + 3 + 8), batch.Bytes);
    }

    [Fact]
    public void Writing_a_sample_makes_no_objects()
    {
        const int size = 64;
        var samples = Enumerable.Range(0, size).Select(i => new Sample
        {
            ["image"] = Assembled.Grey(i, 16, 16),
            ["copies"] = new SampleList([Assembled.Grey(i), Assembled.Grey(i)]),
            ["array"] = SampleArray.From<float>([1, 2], 2),
            ["label"] = (long)i,
            ["score"] = i + 0.5,
            ["path"] = $"{i}.png",
            ["owner"] = null,
        }).ToArray();
        AllocatedBy(samples);

        Assert.Equal(0, AllocatedBy(samples));
        Array.ForEach(samples, sample => sample.Dispose());
    }

    /// <summary>Bytes of managed objects that all samples but the first, which makes the columns, add.</summary>
    private static long AllocatedBy(Sample[] samples)
    {
        var assembly = new BatchAssembly(samples.Length);
        assembly.Write(0, samples[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 1; i < samples.Length; i++)
        {
            assembly.Write(i, samples[i]);
        }

        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        assembly.Abandon();
        return allocated;
    }
}
