namespace Thelper.Torch;

/// <summary>Reads the weights of a model out of a file, whatever lies around them.</summary>
public static class WeightsFile
{
    // Where checkpoints have weights. Averaged ones come first: they are what a model is used with.
    private static readonly string[] Sections = ["model_ema", "state_dict", "model_state_dict", "model"];

    // What is put around a model: to compute on several devices or to average its weights, to compile it.
    private static readonly string[] Wrappers = ["module.", "_orig_mod."];

    // What PyTorch's average of weights has beside those of the model: how many were averaged.
    private const string AveragedCount = "n_averaged";

    /// <summary>
    /// Reads the state dictionary of a file: <c>.safetensors</c> by its name, any other one as PyTorch's. It is all of the file,
    /// or lies in one of its sections <c>model_ema</c>, <c>state_dict</c>, <c>model_state_dict</c> or <c>model</c>; the first of
    /// these that is there counts.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <returns>
    /// Tensors by name. <c>module.</c> or <c>_orig_mod.</c> before every name is taken off, and <c>n_averaged</c> beside such is left
    /// out. They belong to the open <see cref="TensorScope"/>; without one, to the caller.
    /// </returns>
    /// <exception cref="TorchFileException">The file cannot be read, or there is no state dictionary in it.</exception>
    public static OrderedDictionary<string, Tensor> Load(string path)
    {
        if (SafeTensorsFile.IsNamed(path))
        {
            return Unwrapped(SafeTensorsFile.Load(path));
        }

        using var scope = TensorScope.Open();
        var weights = Unwrapped(Find(TorchFile.Load(path), new TorchFileName(path)));
        foreach (var tensor in weights.Values.Distinct())
        {
            scope.Keep(tensor);
        }

        return weights;
    }

    private static OrderedDictionary<string, Tensor> Find(object? content, TorchFileName file)
    {
        var all = content as OrderedDictionary<string, object?> ?? throw file.Refuse(
            "holds no weights: they are a dictionary of tensors by name, or a section of one");
        var section = Sections.Select(name => all.GetValueOrDefault(name)).OfType<OrderedDictionary<string, object?>>().FirstOrDefault();
        var weights = new OrderedDictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, value) in section ?? all)
        {
            weights.Add(name, value as Tensor ?? throw file.Refuse(
                $"holds no weights: {TorchFileName.Quote(name)} is no tensor, and there is no section "
                + $"{string.Join(", ", Sections.SkipLast(1))} or {Sections[^1]} with tensors alone"));
        }

        return weights;
    }

    private static OrderedDictionary<string, Tensor> Unwrapped(OrderedDictionary<string, Tensor> weights)
    {
        while (Wrappers.FirstOrDefault(wrapper => IsAround(weights, wrapper)) is { } found)
        {
            weights = new(
                weights.Where(entry => entry.Key != AveragedCount).Select(entry => KeyValuePair.Create(entry.Key[found.Length..], entry.Value)),
                StringComparer.Ordinal);
        }

        return weights;
    }

    private static bool IsAround(OrderedDictionary<string, Tensor> weights, string wrapper) =>
        weights.Keys.Any(name => name != AveragedCount) && weights.Keys.All(name => name == AveragedCount || IsWithin(name, wrapper));

    private static bool IsWithin(string name, string wrapper) =>
        name.Length > wrapper.Length && name.StartsWith(wrapper, StringComparison.Ordinal);
}
