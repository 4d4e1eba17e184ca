using System.Globalization;
using Thelper.Data.Files;
using Thelper.Tasks;
using Thelper.Vision;

namespace Thelper.Data.Datasets.Columns;

/// <summary>What files hold as what samples hold, depending on the task.</summary>
internal static class SampleValues
{
    /// <summary>
    /// Bytes and 16-bit numbers of height × width, or height × width × 1, 3 or 4, become images; the label map of a
    /// segmentation becomes
    /// one; a single number to predict becomes an array of one; other single numbers stay numbers; all else becomes arrays.
    /// </summary>
    /// <param name="value">As <see cref="IValueColumn.Read"/> gives it.</param>
    /// <param name="key">The entry in the sample.</param>
    /// <param name="task">The task of the samples.</param>
    /// <exception cref="FormatException">The value cannot be what the task needs; the clause says why.</exception>
    public static object Form(object value, string key, LearningTask task)
    {
        if (value is Image image)
        {
            return key == task.GroundTruthKey && task is Segmentation ? LabelsOf(image) : new SampleImage(image);
        }

        if (value is not NumberBlock numbers)
        {
            return value;
        }

        try
        {
            return Form(numbers, key == task.GroundTruthKey ? task : null);
        }
        catch (OverflowException exception)
        {
            throw new FormatException("it has a number beyond 9223372036854775807", exception);
        }
    }

    /// <summary>The classes of a sample of a classification.</summary>
    /// <param name="value">As <see cref="IValueColumn.Read"/> gives it.</param>
    /// <param name="task">The task.</param>
    /// <exception cref="FormatException">The value is no class; the clause says what it is.</exception>
    public static int[] Classes(object value, Classification task)
    {
        if (task.MultiLabel && value is NumberBlock { Sizes: [var length] } flags && length == task.ClassNames.Count)
        {
            var floats = Elements.ToFloats(flags.Type, flags.Bytes);
            return [.. Enumerable.Range(0, length).Where(i => floats[i] != 0)];
        }

        return value switch
        {
            string name => [task.IndexOf(name) ?? throw new FormatException($"'{name}' is no class")],
            NumberBlock { Sizes: [] or [1] } number when !number.Type.IsFloat() => [Index(number, task)],
            NumberBlock block => throw new FormatException(
                $"it is {block.Type} of the shape [{string.Join(", ", block.Sizes)}], but a class is a text or one integer"
                + (task.MultiLabel ? ", and several are a flag for each class" : "")),
            _ => throw new FormatException("an image is no class"),
        };
    }

    private static int Index(NumberBlock number, Classification task)
    {
        var index = Convert.ToDouble(Elements.ToNumber(number.Type, number.Bytes), CultureInfo.InvariantCulture);
        return index >= 0 && index < task.ClassNames.Count ? (int)index : throw new FormatException(
            $"{index} is no class; the classes have the indices 0 to {task.ClassNames.Count - 1}");
    }

    private static object Form(NumberBlock numbers, LearningTask? truthOf) => truthOf switch
    {
        Segmentation when numbers.Sizes is [_, _] or [_, _, 1] => new LabelMap(LabelsOf(numbers)),
        Segmentation => throw new FormatException(
            $"it has the shape [{string.Join(", ", numbers.Sizes)}], but a label map has height and width"),
        Classification when numbers.Sizes is [1] && !numbers.Type.IsFloat() => Elements.ToNumber(numbers.Type, numbers.Bytes),
        Regression when numbers.Sizes is [] => SampleArray.From<float>(Elements.ToFloats(numbers.Type, numbers.Bytes), 1),
        _ when numbers.Sizes is [] => Elements.ToNumber(numbers.Type, numbers.Bytes),
        _ => ImageOf(numbers) is { } image ? new SampleImage(image) : numbers.ToArray(),
    };

    private static Image? ImageOf(NumberBlock numbers) => (numbers.Type, numbers.Sizes) switch
    {
        (ElementType.UInt8, [> 0 and var height, > 0 and var width]) => Image.FromPixels<byte>(numbers.Bytes, width, height, 1),
        (ElementType.UInt8, [> 0 and var height, > 0 and var width, 1 or 3 or 4]) =>
            Image.FromPixels<byte>(numbers.Bytes, width, height, numbers.Sizes[2]),
        (ElementType.UInt16, [> 0 and var height, > 0 and var width]) =>
            Image.FromPixels(numbers.Cast<ushort>(), width, height, 1),
        (ElementType.UInt16, [> 0 and var height, > 0 and var width, 1 or 3 or 4]) =>
            Image.FromPixels(numbers.Cast<ushort>(), width, height, numbers.Sizes[2]),
        _ => null,
    };

    private static LabelMap LabelsOf(Image image)
    {
        if (image is { Channels: 1, Depth: not PixelDepth.Float32 })
        {
            return new LabelMap(image);
        }

        using (image)
        {
            throw new FormatException(
                $"it is an image of {image.Channels} channels of {image.Depth}, but a label map has one channel of integers");
        }
    }

    private static Image LabelsOf(NumberBlock numbers)
    {
        var (height, width) = (numbers.Sizes[0], numbers.Sizes[1]);
        if (numbers.Type == ElementType.UInt8)
        {
            return Image.FromPixels<byte>(numbers.Bytes, width, height, 1);
        }

        var labels = new ushort[height * width];
        for (var i = 0; i < labels.Length; i++)
        {
            var size = numbers.Type.Size();
            labels[i] = !numbers.Type.IsFloat()
                && Elements.ToNumber(numbers.Type, numbers.Bytes.AsSpan(i * size, size)) is long and >= 0
                    and <= ushort.MaxValue and var label
                ? (ushort)label
                : throw new FormatException("a label map has integers from 0 to 65535, and this one has others");
        }

        return Image.FromPixels<ushort>(labels, width, height, 1);
    }
}
