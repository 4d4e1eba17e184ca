using System.Collections;
using System.Globalization;
using Thelper.Torch;

namespace Thelper.Parity.Tests;

/// <summary>All numbers of a state that is to be saved, by their paths, as the peer lists them.</summary>
internal static class SavedNumbers
{
    public static Dictionary<string, Tensor> Of(string name, object? entry) => List(name, entry).ToDictionary(pair => pair.Path, pair => pair.Number);

    private static IEnumerable<(string Path, Tensor Number)> List(string name, object? entry) => entry switch
    {
        null or string => [],
        Tensor tensor => [(name, tensor)],
        IDictionary section => section.Keys.Cast<object>().SelectMany(key => List(Join(name, key), section[key])),
        IList list => list.Cast<object?>().SelectMany((item, i) => List(Join(name, i), item)),
        var number => [(name, Tensors.FromScalar(Convert.ToDouble(number, CultureInfo.InvariantCulture)))],
    };

    private static string Join(string name, object key) => name.Length == 0 ? $"{key}" : $"{name}.{key}";
}
