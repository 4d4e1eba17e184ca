using Thelper.Events;
using Thelper.Tests.Support;

namespace Thelper.Tests.Events;

/// <summary>Event files that PyTorch wrote: the samples of tensorboard-reducer.</summary>
public sealed class ForeignEventFileTests
{
    [SkippableFact]
    public void Files_of_PyTorch_are_read_as_another_reader_reads_them()
    {
        var files = Files();
        var expected = EventDump.Of(files);

        Assert.Equal(9, files.Count);
        Assert.All(files, file =>
        {
            var reader = new EventFileReader(file);
            Assert.Equal(
                expected[file].Scalars(),
                reader.Scalars().Select(scalar => (scalar.Step, scalar.Tag, double.IsFinite(scalar.Value) ? scalar.Value : (double?)null)));
            Assert.Null(reader.Notice);
        });
    }

    [SkippableFact]
    public void Steps_that_come_twice_stay_twice()
    {
        var steps = new EventFileReader(Files().First(file => file.Contains("duplicate_steps", StringComparison.Ordinal))).Scalars()
            .GroupBy(scalar => scalar.Tag).First().Select(scalar => scalar.Step).ToList();

        Assert.NotEqual(steps.Distinct().Count(), steps.Count);
    }

    [SkippableFact]
    public void Each_file_has_scalars() => Assert.All(Files(), file => Assert.NotEmpty(new EventFileReader(file).Scalars()));

    private static List<string> Files()
    {
        var root = SharedFolder.Data("reader-samples", "tfevents-tensorboard-reducer", "tests").FullPath;
        return [.. Directory.EnumerateFiles(root, "events.out.tfevents.*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }
}
