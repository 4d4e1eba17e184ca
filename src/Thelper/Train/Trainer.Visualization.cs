using Thelper.Data;
using Thelper.Metrics;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Visualization;

namespace Thelper.Train;

/// <content>What shows a whole set after its evaluation.</content>
public abstract partial class Trainer
{
    private readonly IReadOnlyList<IVisualizer> _visualizers;

    /// <summary>Runs the visualisations of the configuration on a set that was evaluated, and writes what they give.</summary>
    /// <param name="set">The set; on the training set nothing is run.</param>
    /// <param name="epoch">Becomes part of the files' names; null for a final evaluation.</param>
    private void Visualize(SetRun set, int? epoch)
    {
        if (_visualizers.Count == 0 || set.Name == SetRun.Train)
        {
            return;
        }

        Model.Eval();
        using var mode = GradMode.Disable();
        var pass = new PassStarted(set.Name, epoch ?? _state.LastEpoch, _options.Epochs ?? 1, set.Loader.BatchCount);
        var view = new IterationView(Task, pass, OutputFolder(set.Name));
        var context = new VisualizationContext
        {
            Task = Task,
            Model = Model,
            Loader = set.Loader,
            Epoch = pass.Epoch,
            Predict = batch => Predict(view, batch),
            Warn = Tell,
        };
        foreach (var visualizer in _visualizers)
        {
            _outcome.Clock.Time("visualization", () => Write(visualizer.Run(context), OutputFolder(set.Name), epoch));
        }
    }

    private Iteration Predict(IterationView view, Batch batch) => view.Of(Compute(batch), batch, loss: null);

    private static void Write(IReadOnlyList<VisualizationFile> files, string folder, int? epoch)
    {
        foreach (var file in files)
        {
            WriteFile(folder, file.Name, file.Extension, epoch, stream => stream.Write(file.Content.Span));
        }
    }
}
