using Thelper.Configuration;
using Thelper.Torch;
using Thelper.Torch.Modules;

namespace Thelper.Models.Pretraining;

/// <summary>Options of a model all or part of which can begin with published weights.</summary>
internal interface IPretrainedOptions
{
    /// <summary>What is to be loaded after the model was made; nothing where its weights come from elsewhere.</summary>
    IEnumerable<PretrainedPart> PretrainedParts();
}

/// <summary>Published weights on their way into a model.</summary>
/// <param name="choice">Which ones.</param>
/// <param name="asPublished">Makes the network that they fit, every name and shape.</param>
internal sealed class PretrainedPart(PretrainedChoice choice, Func<Module> asPublished)
{
    /// <summary>What names in the file begin with that go into the model; others are left out. All by default.</summary>
    public string From { get; init; } = "";

    /// <summary>What they begin with in the model instead; nothing by default.</summary>
    public string To { get; init; } = "";

    /// <summary>
    /// Which tensors depend on the classes, and so may have other shapes in the model; by default all may, as is right where the
    /// published network differs from the model in nothing but its classes.
    /// </summary>
    public Func<string, bool> IsOutput { get; init; } = _ => true;

    /// <summary>Changes weights on their way; leaves them as they are by default.</summary>
    public Func<string, Tensor, (string Name, Tensor Value)> Change { get; init; } = (name, value) => (name, value);

    /// <summary>The same with other weights than those of the table.</summary>
    internal PretrainedPart With(PublishedWeights weights) => new(choice with { Name = null, IsAsked = true, Table = _ => [weights] }, asPublished)
    {
        From = From,
        To = To,
        IsOutput = IsOutput,
        Change = Change,
    };

    /// <summary>Loads them.</summary>
    /// <param name="model">As the options made it.</param>
    /// <param name="cache">Has the file, or gets it.</param>
    /// <returns>What was done, as a sentence.</returns>
    /// <exception cref="SettingException">They do not fit, or cannot be had.</exception>
    public string Load(Module model, WeightsCache cache)
    {
        var weights = choice.Weights!;
        try
        {
            using var scope = TensorScope.Open();
            using var reference = asPublished();
            var path = cache.Find(weights);
            reference.LoadStateDictionary(Known(PublishedNames.Current(WeightsFile.Load(path)), reference));
            var difference = model.LoadStateDictionary(Arranged(reference), strict: false);
            return difference.Reshaped.FirstOrDefault(entry => !IsOutput(entry.Key)) is { } other
                ? throw Blame($"asks for published weights, but the options make another network than theirs; of another shape: {other}.")
                : $"The model begins with the weights {weights.Name} of {weights.Network} ({path}){Anew(difference)}.";
        }
        catch (Exception exception) when (exception is Data.DataException or TorchFileException or StateDictionaryException)
        {
            throw Blame($"asks for published weights, which could not be loaded. {exception.Message}");
        }
    }

    /// <summary>Counts of batches are left out where frozen normalisations have none.</summary>
    private static Dictionary<string, Tensor> Known(OrderedDictionary<string, Tensor> weights, Module reference)
    {
        var names = reference.StateDictionary().Keys.ToHashSet(StringComparer.Ordinal);
        return weights.Where(entry => names.Contains(entry.Key) || !entry.Key.EndsWith(".num_batches_tracked", StringComparison.Ordinal))
            .ToDictionary(StringComparer.Ordinal);
    }

    private Dictionary<string, Tensor> Arranged(Module reference) => reference.StateDictionary()
        .Where(entry => entry.Key.StartsWith(From, StringComparison.Ordinal))
        .Select(entry => Change(To + entry.Key[From.Length..], entry.Value))
        .ToDictionary(entry => entry.Name, entry => entry.Value, StringComparer.Ordinal);

    private static string Anew(StateDictionaryDifference difference) => difference.Reshaped.Count == 0 ? ""
        : $"; for its own outputs it begins anew with {string.Join(", ", difference.Reshaped.Select(entry => entry.Key))}";

    private SettingException Blame(string sentence) => new(choice.Options, choice.Property, sentence);
}
