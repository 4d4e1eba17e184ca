using System.Globalization;
using Thelper.Configuration;
using Thelper.Torch;

namespace Thelper.Train;

/// <summary>
/// The devices that a configuration names: <c>cpu</c>, <c>cuda:1</c>, <c>cuda:all</c> or <c>cuda</c> for all that there are,
/// or several, as a list or with commas. The model lies on the first.
/// </summary>
internal static class DeviceList
{
    private const string Cpu = "cpu";
    private const string Prefix = "cuda:";
    private const string Allowed = "it must be cpu, cuda:0 and so on, several of these, or cuda:all";

    /// <summary>The devices, in the order in which they are named.</summary>
    /// <param name="words">The entries; each may itself have commas. Null chooses the first CUDA device, or the CPU where there is
    /// none.</param>
    /// <param name="options">Where they stand.</param>
    /// <param name="property">The C# name of the property.</param>
    /// <exception cref="SettingException">There is no such device.</exception>
    public static IReadOnlyList<Device> Parse(IReadOnlyList<string>? words, object options, string property) =>
        Parse(words, TorchProcess.CudaDeviceCount, sentence => new SettingException(options, property, sentence));

    /// <summary>The same for a machine with a number of CUDA devices.</summary>
    internal static IReadOnlyList<Device> Parse(IReadOnlyList<string>? words, int cudaCount, Func<string, Exception> refuse)
    {
        if (words is null)
        {
            return [cudaCount > 0 ? Device.Cuda(0) : Device.Cpu];
        }

        List<string> names = [.. words.SelectMany(word => word.Split(',', StringSplitOptions.TrimEntries))];
        var given = string.Join(", ", names);
        if (names.All(name => name.Length == 0))
        {
            throw refuse($"is empty, but {Allowed}.");
        }

        if (names is [Cpu])
        {
            return [Device.Cpu];
        }

        if (names is ["cuda" or "cuda:all"])
        {
            return cudaCount > 0
                ? [.. Enumerable.Range(0, cudaCount).Select(Device.Cuda)]
                : throw refuse(Missing(given, cudaCount));
        }

        if (names.FirstOrDefault(name => name is Cpu or "cuda" or "cuda:all") is { } alone)
        {
            throw refuse($"is '{given}', but {alone} stands alone; name the CUDA devices one by one, as cuda:0, cuda:1.");
        }

        return Numbered(names, cudaCount, given, refuse);
    }

    private static List<Device> Numbered(List<string> names, int cudaCount, string given, Func<string, Exception> refuse)
    {
        var devices = new List<Device>();
        foreach (var name in names)
        {
            if (Index(name) is not { } index)
            {
                throw refuse($"is '{given}', but {Allowed}.");
            }

            if (index >= cudaCount)
            {
                throw refuse(Missing(given, cudaCount));
            }

            if (devices.Contains(Device.Cuda(index)))
            {
                throw refuse($"is '{given}', which names {name} twice; name each device once.");
            }

            devices.Add(Device.Cuda(index));
        }

        return devices;
    }

    private static int? Index(string name) =>
        name.StartsWith(Prefix, StringComparison.Ordinal)
        && int.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static string Missing(string given, int cudaCount) =>
        cudaCount == 0 ? $"is '{given}', but libtorch finds no CUDA device here; use cpu."
        : cudaCount == 1 ? $"is '{given}', but there is only cuda:0."
        : $"is '{given}', but there is only cuda:0 to cuda:{cudaCount - 1}.";
}
