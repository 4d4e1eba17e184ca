using Thelper.Visualization;

namespace Thelper.Train;

/// <content>Charts of the whole session.</content>
public abstract partial class Trainer
{
    /// <summary>How many samples each class has in each set.</summary>
    private void DrawClasses() => WriteChart(
        BesideSets("classes.png"), () => ClassHistogram.Of(Task, _sets.Keys.Select(set => (set, Loaders.CountClassesOf(set)))));

    /// <summary>Loss and metrics of all epochs so far.</summary>
    private void DrawCurves() => WriteChart(BesideSets("curves.png"), () => SessionCurves.Of(_state, _sets.Values, _monitor?.Best?.Epoch));

    private string BesideSets(string file) => Path.Combine(Path.GetDirectoryName(OutputFolder(SetRun.Train))!, file);
}
