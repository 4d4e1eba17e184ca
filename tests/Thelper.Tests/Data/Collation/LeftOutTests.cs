using Thelper.Data;
using Thelper.Torch;
using Thelper.Torch.Tests.Support;

namespace Thelper.Tests.Data.Collation;

public sealed class LeftOutTests
{
    private const int Size = 7;

    public static TheoryData<string> Gaps => new("0", "6", "3", "0,1,2", "4,5,6", "1,3,5", "0,2,3,6", "0,1,2,3,4,5");

    [Theory]
    [MemberData(nameof(Gaps))]
    public void The_samples_that_are_left_make_the_batch_that_they_would_make_alone(string gaps)
    {
        int[] left = [.. Enumerable.Range(0, Size).Except(gaps.Split(',').Select(int.Parse))];
        using var batch = Assemble(Size, Enumerable.Range(0, Size), leaveOut: gap => !left.Contains(gap))!;
        using var alone = Assemble(left.Length, left, leaveOut: _ => false)!;

        Assert.Equal(Contents(alone), Contents(batch));
    }

    [Fact]
    public void A_slot_that_was_never_written_is_left_out()
    {
        using var batch = Assemble(Size, [0, 1, 2], leaveOut: _ => false)!;

        Assert.Equal(["0", "1", "2"], (string[])batch["text"]!);
    }

    [Fact]
    public void A_batch_with_no_sample_left_is_null_and_leaves_no_memory_behind()
    {
        var live = new LiveTensors();

        Assert.Null(Assemble(2, [0, 1], leaveOut: _ => true));
        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void A_batch_that_nothing_was_written_to_is_null() => Assert.Null(new BatchAssembly(3).Finish());

    [Fact]
    public void A_smaller_batch_frees_its_memory()
    {
        var live = new LiveTensors();

        Assemble(Size, Enumerable.Range(0, Size), leaveOut: slot => slot % 2 == 0)!.Dispose();

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void A_sample_whose_last_entry_does_not_fit_is_left_out_with_its_first()
    {
        var assembly = new BatchAssembly(2);
        using var fitting = new Sample { ["a"] = 1L, ["b"] = "text" };
        using var other = new Sample { ["a"] = 0.5, ["b"] = 2L };
        assembly.Write(0, fitting);
        Assert.Throws<InvalidDataException>(() => assembly.Write(1, other));

        using var batch = assembly.Finish()!;

        Assert.Equal([1L], batch.Tensor("a").AsSpan<long>().ToArray());
    }

    private static Batch? Assemble(int size, IEnumerable<int> numbers, Func<int, bool> leaveOut)
    {
        var assembly = new BatchAssembly(size);
        foreach (var (slot, number) in numbers.Index())
        {
            if (!leaveOut(slot))
            {
                using var sample = Sample(number);
                assembly.Write(slot, sample);
            }
        }

        return assembly.Finish();
    }

    private static Sample Sample(int number) => new()
    {
        ["image"] = Assembled.Grey(number),
        ["labels"] = new LabelMap(Vision.Image.FromPixels<byte>([(byte)number, 1], 2, 1, channels: 1)),
        ["array"] = SampleArray.From<short>([(short)number, 5, 6], 3),
        ["integer"] = (long)number,
        ["number"] = number % 3 == 0 ? number + 0.5 : (object)(long)number,
        ["text"] = $"{number}",
        ["copies"] = new SampleList([Assembled.Grey(number), Assembled.Grey(2 * number)]),
        ["nothing"] = null,
    };

    private static List<string> Contents(Batch batch)
    {
        return [$"{batch.Size}", .. batch.Keys.Select(key => Text(batch[key]))];

        static string Text(object? value) => value switch
        {
            Tensor tensor => $"{tensor} {Convert.ToHexString(tensor.AsBytes())}",
            object?[] places => string.Join(" | ", places.Select(Text)),
            _ => $"{value}",
        };
    }
}
