using Thelper.Data;
using Thelper.Vision;

namespace Thelper.Tests.Data.Collation;

/// <summary>Batches of samples of a test's choice.</summary>
internal static class Assembled
{
    /// <summary>A batch of samples that have one entry, <c>x</c>.</summary>
    public static Batch Of(params object?[] values) => Of(new BatchForm(values.Length), values)!;

    public static Batch? Of(BatchForm form, params object?[] values)
    {
        var assembly = new BatchAssembly(form);
        for (var i = 0; i < values.Length; i++)
        {
            using var sample = new Sample { ["x"] = values[i] };
            assembly.Write(i, sample);
        }

        return assembly.Finish();
    }

    /// <summary>A grey image of one value.</summary>
    public static SampleImage Grey(int value, int width = 3, int height = 2) =>
        new(Image.FromPixels<byte>([.. Enumerable.Repeat((byte)value, width * height)], width, height, channels: 1));
}
