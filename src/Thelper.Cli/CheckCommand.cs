using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Facts;
using Thelper.Torch;

namespace Thelper.Cli;

/// <summary><c>thelper check</c>: what a configuration's data is, without training on it.</summary>
internal sealed class CheckCommand(IAnsiConsole console, TextWriter errors)
{
    private const int MostLines = 20;

    private readonly TwoWays _config = new("CONFIG", "--config", "-c")
    {
        Description = "The configuration file: YAML or JSON. It need not have a model or a trainer.",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Overrides a value of the configuration, as in --set loaders.batch_size=3. May be given several times.",
        HelpName = "KEY.PATH=VALUE",
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    private readonly Option<bool> _load = new("--load")
    {
        Description = "Also loads every sample once, as an epoch does, and lists what cannot be used. Without it, only the first sample "
            + "of each set is loaded.",
    };

    private readonly Option<bool> _duplicates = new("--duplicates")
    {
        Description = "Also looks for images that are in more than one of the three sets; decodes all of them.",
    };

    public Command Create()
    {
        var command = new Command("check", "Opens the data of a configuration and tells what it is: sizes, classes, splits, batches.");
        _config.AddTo(command);
        command.Add(_set);
        command.Add(_load);
        command.Add(_duplicates);
        _config.Require(command);
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var overrides = (parsed.GetValue(_set) ?? []).Select(text => ConfigOverride.Parse(text));
        using var data = ExperimentData.Open(ConfigReader.Read(_config.Value(parsed)!, overrides));
        if (!console.Profile.Out.IsTerminal)
        {
            // A file or a pipe has no edge at which lines would have to break.
            console.Profile.Width = short.MaxValue;
        }

        data.Warnings.ToList().ForEach(warning => errors.WriteLine($"warning: {warning}"));
        console.WriteLine($"task: {data.Task.Summary}");
        foreach (var (name, opened) in data.Datasets)
        {
            ShowDataset(name, opened);
        }

        console.WriteLine($"loading: {data.LoadingSummary}");
        ShowSet("train", data.Loaders.Train);
        ShowSet("valid", data.Loaders.Valid);
        ShowSet("test", data.Loaders.Test);
        if (parsed.GetValue(_load))
        {
            data.Sets.ToList().ForEach(set => Load(set.Name, set.Loader));
        }

        foreach (var (name, opened) in data.Datasets)
        {
            ShowLines($"left out of {name}", opened.Problems.Sentences);
        }

        if (parsed.GetValue(_duplicates))
        {
            ShowDuplicates(data.FindDuplicates());
        }

        return ExitCodes.Done;
    }

    private void ShowDataset(string name, OpenDataset opened)
    {
        var facts = DatasetFacts.Of(opened.Dataset);
        console.WriteLine($"data set {name}: {facts.Count.ToString("N0", CultureInfo.InvariantCulture)} samples");
        if (facts.Classes.Count > 0)
        {
            // Where only the pixels tell the classes, they are not counted here.
            var isCounted = facts.Unlabelled < facts.Count;
            console.WriteLine(
                $"  classes{(isCounted ? ", with how many samples have each" : "")}: {string.Join(", ", facts.Classes.Select(entry => isCounted ? $"{entry.Class} {entry.Samples}" : entry.Class))}");
        }

        if (facts is { Widths: { } widths, Heights: { } heights })
        {
            var size = facts.Shapes.Select(entry => (entry.Shape.Width, entry.Shape.Height)).Distinct().Count() is var sizes and > 1
                ? $"{sizes} sizes, {widths.Least} to {widths.Greatest} wide and {heights.Least} to {heights.Greatest} high"
                : $"{widths.Least}x{heights.Least}";
            console.WriteLine($"  images: {size}, channels: {string.Join(" or ", facts.Channels.Select(entry => entry.Channels))}");
        }
    }

    private void ShowSet(string name, Loader? loader)
    {
        if (loader is null)
        {
            return;
        }

        using var sample = loader.Preview();
        console.WriteLine($"{name}: {loader.SampleCount} samples in {loader.BatchCount} batches of {loader.Settings.BatchSize}");
        if (sample is null)
        {
            console.WriteLine("  the first sample is left out; --load tells whether others are too");
        }

        foreach (var key in sample?.Keys ?? [])
        {
            console.WriteLine($"  {key}: {Describe(sample![key])}");
        }
    }

    private void Load(string name, Loader loader)
    {
        var samples = 0;
        foreach (var batch in loader.Load(epoch: 0))
        {
            samples += batch.Size;
            batch.Dispose();
        }

        console.WriteLine($"{name}: {samples} of {loader.SampleCount} samples can be used");
    }

    private void ShowDuplicates(DuplicateReport report)
    {
        console.WriteLine($"duplicates between the sets: {report.Exact} equal, {report.Near} nearly equal, among {report.Compared} images");
        ShowLines("  pairs", [.. report.Pairs.Select(pair => pair.ToString())]);
        ShowLines("  not compared", report.NotCompared);
    }

    private void ShowLines(string title, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0)
        {
            return;
        }

        console.WriteLine($"{title}: {lines.Count}");
        foreach (var line in lines.Take(MostLines))
        {
            console.WriteLine($"    {line}");
        }

        if (lines.Count > MostLines)
        {
            console.WriteLine($"    and {lines.Count - MostLines} more");
        }
    }

    /// <summary>Of a batch of one: the first dimension is left out.</summary>
    private static string Describe(object? value) => value switch
    {
        Tensor tensor => $"{tensor.ScalarType} [{string.Join(", ", tensor.Shape.ToArray().Skip(1))}]",
        object?[] { Length: 1 } items => items[0] switch
        {
            string text => $"'{text}'",
            System.Collections.ICollection list => $"a list of {list.Count}",
            var other => other?.ToString() ?? "nothing",
        },
        object?[] places => $"a list of {places.Length}, each {Describe(places[0])}",
        _ => value?.ToString() ?? "nothing",
    };
}
