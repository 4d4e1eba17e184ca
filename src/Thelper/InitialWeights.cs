using Thelper.Configuration;
using Thelper.Models;
using Thelper.Models.Pretraining;
using Thelper.Sessions;
using Thelper.Tasks;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper;

/// <summary>Gives a new model the weights that its section says: published ones, those of a file, or those of a session.</summary>
/// <param name="section">The section.</param>
/// <param name="model">As the section's options made it for the task.</param>
/// <param name="task">What it is to do.</param>
internal sealed class InitialWeights(ModelSection section, Module model, LearningTask task)
{
    private const int ShownClasses = 5;

    private readonly List<RunEvent> _events = [];

    /// <summary>Loads them. The default generator goes on as if nothing had been loaded.</summary>
    /// <returns>What a person should know.</returns>
    /// <exception cref="SettingException">They cannot be had, or do not fit.</exception>
    public IReadOnlyList<RunEvent> Load()
    {
        using var generator = Generator.Default();
        using var state = generator.GetState();
        if (section.Checkpoint is { } checkpoint)
        {
            LoadCheckpoint(checkpoint.FullPath);
            generator.SetState(state);
            return _events;
        }

        if (section.Architecture is IPretrainedOptions pretrained && (section.Weights is null || !section.WeightsStrict))
        {
            _events.AddRange(pretrained.PretrainedParts().Select(part => new RunNotice(part.Load(model, WeightsCache.Default))));
        }

        if (section.Weights is { } file)
        {
            LoadFile(file.FullPath);
        }

        generator.SetState(state);
        return _events;
    }

    /// <summary>The checkpoint that a section begins with: of a folder the best one, or else the latest.</summary>
    /// <exception cref="SettingException">There is none that can be read.</exception>
    public static Checkpoint Open(ModelSection section, Action<string> warn)
    {
        try
        {
            return CheckpointLocator.LoadBest(section.Checkpoint!.Value.FullPath, warn);
        }
        catch (SessionException exception)
        {
            throw Blame(section, exception.Message);
        }
    }

    private void LoadFile(string path)
    {
        using var scope = TensorScope.Open();
        try
        {
            var weights = WeightsFile.Load(path);
            var difference = model.LoadStateDictionary(weights, section.WeightsStrict);
            if (difference.Unexpected.Count + difference.Reshaped.Count == weights.Count)
            {
                throw Refused($"leads to {path}, in which nothing fits the model; {difference}.");
            }

            _events.Add(difference.IsEmpty
                ? new RunNotice($"The model begins with the weights of {path}.")
                : new RunWarning($"The weights of {path} fit the model in part; {difference}. What has none of them begins anew."));
        }
        catch (Exception exception) when (exception is TorchFileException or StateDictionaryException)
        {
            throw Refused(exception is TorchFileException ? exception.Message
                : $"leads to {path}. {exception.Message} To take what fits, set model.weights_strict to false.");
        }

        SettingException Refused(string sentence) => new(section, nameof(section.Weights), sentence);
    }

    private void LoadCheckpoint(string path)
    {
        using var checkpoint = Open(section, text => _events.Add(new RunWarning(text)));
        try
        {
            var weights = checkpoint.Average ?? checkpoint.Model;
            var difference = StateDictionaryDifference.Between(model.StateDictionary(), weights);
            if (!difference.IsEmpty)
            {
                RequireSameModel(checkpoint, weights);
            }

            model.LoadStateDictionary(weights, strict: false);
            Tell(checkpoint, difference);
        }
        catch (SessionException exception)
        {
            throw Blame(section, $"leads to {path}. {exception.Message}");
        }
    }

    /// <summary>What is the same model for the checkpoint's task differs in what depends on the task, and in nothing else.</summary>
    private void RequireSameModel(Checkpoint checkpoint, IReadOnlyDictionary<string, Tensor> weights)
    {
        var before = checkpoint.Task;
        try
        {
            using var reference = section.Architecture!.Create(before);
            var difference = StateDictionaryDifference.Between(reference.StateDictionary(), weights);
            if (!difference.IsEmpty)
            {
                throw Blame(section, $"leads to {checkpoint.Source}, which is of another model; {difference}.");
            }
        }
        catch (Exception exception) when (exception is ModelException || (exception is SettingException { Options: not ModelSection }))
        {
            throw Blame(section,
                $"leads to {checkpoint.Source}, which is of a model for {before.Summary}; the options here do not allow for such a model, "
                + $"to compare with: {exception.Message}");
        }
    }

    private void Tell(Checkpoint checkpoint, StateDictionaryDifference difference)
    {
        string[] anew = [.. difference.Reshaped.Select(entry => entry.Key), .. difference.Missing];
        _events.Add(new RunNotice(
            $"The model begins with the weights of {checkpoint.Source} (epoch {checkpoint.Epoch + 1})"
            + (anew.Length == 0 ? "." : $"; for {task.Summary} it begins anew with {string.Join(", ", anew)}.")));
        if (anew.Length == 0 && task is IClassTask now && checkpoint.Task is IClassTask before && !now.ClassNames.SequenceEqual(before.ClassNames))
        {
            _events.Add(new RunWarning(
                $"These weights are for the classes {Listed(before)}, and the data has as many others: {Listed(now)}. "
                + "The layer that tells them apart was kept, and means the former until it has learned."));
        }
    }

    private static string Listed(IClassTask task) =>
        string.Join(", ", task.ClassNames.Take(ShownClasses)) + (task.ClassNames.Count > ShownClasses ? ", ..." : "");

    private static SettingException Blame(ModelSection section, string sentence) => new(section, nameof(section.Checkpoint), sentence);
}
