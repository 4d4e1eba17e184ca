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
    /// <param name="output">Where the files go.</param>
    private void Visualize(SetRun set, SetOutput output)
    {
        if (_visualizers.Count == 0 || set.Name == SetRun.Train)
        {
            return;
        }

        Model.Eval();
        using var mode = GradMode.Disable();
        var pass = new PassStarted(set.Name, output.Epoch, _options.Epochs ?? 1, set.Loader.BatchCount);
        var view = new IterationView(Task, pass, output.Folder);
        var context = new VisualizationContext
        {
            Task = Task,
            Model = Model,
            Loader = set.Loader,
            Epoch = pass.Epoch,
            Predict = batch => Predict(view, batch),
            Warn = Tell,
            Embedded = _options.Events.UseTbx
                ? features => Context.Events.Write(new FeaturesComputed(set.Name, output.IsFinal ? null : output.Epoch, features))
                : null,
        };
        foreach (var visualizer in _visualizers)
        {
            _outcome.Clock.Time("visualization", () => Write(visualizer.Run(context), output));
        }
    }

    private Iteration Predict(IterationView view, Batch batch) => view.Of(Compute(batch), batch, loss: null);

    private void Write(IReadOnlyList<VisualizationFile> files, SetOutput output)
    {
        foreach (var file in files)
        {
            WriteFile(output, file.Name, file.Extension, file.Content);
        }
    }
}
