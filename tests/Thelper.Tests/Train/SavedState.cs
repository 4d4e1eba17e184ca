using System.Globalization;
using Thelper.Torch;

namespace Thelper.Tests.Train;

/// <summary>What is in a checkpoint, as text that two sessions can be compared by; tensors and numbers to the bit.</summary>
internal static class SavedState
{
    /// <summary>Weights, optimizer, scheduler, results of all epochs and the best value.</summary>
    public static IReadOnlyDictionary<string, string> Of(string file)
    {
        using var scope = TensorScope.Open();
        var data = (OrderedDictionary<string, object?>)TorchFile.Load(file)!;
        string[] volatileKeys = ["source", "config", "config_folder"];
        return Flatten("", data).Where(entry => !volatileKeys.Contains(entry.Path.Split('/')[0])).ToDictionary(entry => entry.Path, entry => entry.Text);
    }

    public static IReadOnlyDictionary<string, string> OfLatest(TinySession session) => Of(session.EpochCheckpoints[^1]);

    private static IEnumerable<(string Path, string Text)> Flatten(string path, object? value) => value switch
    {
        IReadOnlyDictionary<string, object?> entries => entries.SelectMany(entry => Flatten(Join(path, entry.Key), entry.Value)),
        IReadOnlyDictionary<long, object?> entries => entries.SelectMany(entry => Flatten(Join(path, entry.Key), entry.Value)),
        IReadOnlyList<object?> items => items.SelectMany((item, i) => Flatten(Join(path, i), item)),
        Tensor tensor => [(path, string.Join(' ', tensor.ToArray<float>().Select(Bits)))],
        double number => [(path, BitConverter.DoubleToInt64Bits(number).ToString("X16", CultureInfo.InvariantCulture))],
        _ => [(path, $"{value}")],
    };

    private static string Join(string path, object key) => path.Length == 0 ? $"{key}" : $"{path}/{key}";

    private static string Bits(float value) => BitConverter.SingleToInt32Bits(value).ToString("X8", CultureInfo.InvariantCulture);
}
