using Thelper.Configuration;
using Thelper.Torch;

namespace Thelper.Models;

/// <summary>A model in a file: a checkpoint of a session, here or of the Python original, or weights alone.</summary>
/// <param name="Type">The name of the model; null where the file does not say.</param>
/// <param name="Parameters">What it was made with; null where the file does not say.</param>
/// <param name="Weights">By full name.</param>
internal sealed record SavedModel(string? Type, IReadOnlyDictionary<string, object?>? Parameters, IReadOnlyDictionary<string, Tensor> Weights)
{
    /// <summary>Reads a file; the tensors are the innermost scope's.</summary>
    /// <param name="path">Of the file.</param>
    /// <exception cref="ModelException">There is no model in it; the message is the end of a sentence.</exception>
    /// <exception cref="TorchFileException">It is no file of PyTorch.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SavedModel Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ModelException("there is no such file");
        }

        var data = TorchFile.Load(path) as IReadOnlyDictionary<string, object?> ?? throw new ModelException("it holds no weights by name");

        // Averaged weights, where there are some, are what a model is used with.
        return (data.GetValueOrDefault("model_ema") ?? data.GetValueOrDefault("model")) is IReadOnlyDictionary<string, object?> model
            ? new(
                data.GetValueOrDefault("model_type") as string,
                data.GetValueOrDefault("model_params") as IReadOnlyDictionary<string, object?>,
                WeightsOf(model))
            : new(null, null, WeightsOf(data));
    }

    /// <summary>The options that the model was made with, but for published weights.</summary>
    /// <typeparam name="T">Of that model.</typeparam>
    /// <param name="folder">Where relative paths begin.</param>
    /// <exception cref="ConfigException">They are none.</exception>
    public T Bound<T>(string folder)
        where T : class
    {
        var given = (Parameters ?? new Dictionary<string, object?>())
            .Where(entry => entry.Key != "pretrained")
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        return ConfigBinder.Bind<T>(ConfigDocument.FromPlainData(given, folder), new ComponentCatalogue()).Value;
    }

    private static Dictionary<string, Tensor> WeightsOf(IReadOnlyDictionary<string, object?> entries) =>
        entries.Count > 0 && entries.Values.All(value => value is Tensor)
            ? entries.ToDictionary(entry => entry.Key, entry => (Tensor)entry.Value!)
            : throw new ModelException("its model is not stored as weights by name");
}
