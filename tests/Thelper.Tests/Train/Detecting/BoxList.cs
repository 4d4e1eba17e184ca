using System.Globalization;
using Thelper.Metrics;
using Thelper.Tasks;

namespace Thelper.Tests.Train.Detecting;

internal sealed record BoxListOptions : IConsumerOptions
{
    public const string Name = "tests.BoxList";

    public IPredictionConsumer Create(LearningTask task) => new BoxList();
}

/// <summary>Writes down what a consumer sees: a line for each batch, and one for each image in it.</summary>
internal sealed class BoxList : IReporter
{
    private readonly List<string> _lines = [];

    public string Extension => "txt";

    public string Report() => string.Join('\n', _lines);

    public void Reset() => _lines.Clear();

    public void Update(Iteration iteration)
    {
        var boxes = iteration.Boxes!;
        _lines.Add($"{string.Join('x', iteration.Input.Shape)}{(boxes.WereSought ? "" : " unsought")}");
        for (var i = 0; i < boxes.Predicted.Count; i++)
        {
            _lines.Add($"{Text(boxes.Predicted[i])} | {(boxes.Truth is null ? "?" : Text(boxes.Truth[i]))}");
        }
    }

    public OrderedDictionary<string, object?> SaveState() => [];

    public void LoadState(IReadOnlyDictionary<string, object?> state)
    {
    }

    private static string Text(IReadOnlyList<BoundingBox> boxes) => string.Join(", ", boxes.Select(Text));

    private static string Text(BoundingBox box) => string.Create(
        CultureInfo.InvariantCulture,
        $"{box.ClassIndex} [{box.XMin} {box.YMin} {box.XMax} {box.YMax}]{(box.IncludesMargin ? "+" : "")} {box.Confidence} {box.ImageId}").TrimEnd();
}
