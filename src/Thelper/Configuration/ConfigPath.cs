using System.Globalization;

namespace Thelper.Configuration;

/// <summary>Dotted key paths: <c>trainer.metrics.accuracy</c>; in lists from 0: <c>transforms.0</c>.</summary>
internal static class ConfigPath
{
    public const string Root = "";

    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    public static string Join(string path, int index) => Join(path, index.ToString(CultureInfo.InvariantCulture));

    public static string[] Split(string path) => path.Length == 0 ? [] : path.Split('.');

    public static int? IndexIn(ConfigSequence list, string segment) =>
        int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index < list.Items.Count
            ? index
            : null;
}
