using Thelper.Configuration;

namespace Thelper.Parity.Tests;

/// <summary>A case: what to build, as a configuration names it, and how to try it.</summary>
/// <typeparam name="T">How this side reads it.</typeparam>
/// <param name="Kind">What the peer calls this kind of case.</param>
/// <param name="Place">Its file and its number there.</param>
/// <param name="Section">As it stands in the file.</param>
/// <param name="Options">As this side reads it.</param>
internal sealed record ParityCase<T>(string Kind, string Place, ConfigMapping Section, T Options)
{
    private const string SeedVariable = "THELPER_PARITY_SEED";

    /// <summary>What both sides draw from; that of the environment, if any, else 0.</summary>
    public static ulong Seed { get; } = ulong.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var seed) ? seed : 0;

    /// <summary>The name of what is compared, such as <c>torch.nn.Conv2d</c>.</summary>
    public string Name => ((ConfigScalar)Section["type"]!).Text;

    /// <summary>The parameters as plain values.</summary>
    public CaseParams Params =>
        new(new ConfigDocument(Section, "/").ToPlainData().GetValueOrDefault("params") as IReadOnlyDictionary<string, object?> ?? new Dictionary<string, object?>());

    /// <summary>The peer's answer; its tensors are the innermost scope's.</summary>
    public Answer Ask(Peer peer)
    {
        var file = Path.Combine(Path.GetTempPath(), $"thelper-parity-{Environment.ProcessId}.pth");
        try
        {
            return peer.Ask(Question(file), file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private string Question(string file)
    {
        var data = new ConfigDocument(Section, "/").ToPlainData();
        (data["kind"], data["seed"], data["file"]) = (Kind, Seed, file);
        return System.Text.Json.JsonSerializer.Serialize(data);
    }
}

/// <summary>The cases of one kind, of all files whose names begin with that kind.</summary>
/// <typeparam name="T">How this side reads a case.</typeparam>
/// <param name="kind">Such as <c>layer</c>, for <c>layers-convolution.yml</c> and others.</param>
internal sealed class CaseFolder<T>(string kind)
    where T : class
{
    private static readonly ComponentCatalogue Catalogue = SchedulerParityTests.AddFunctions(StandardComponents.Catalogue());

    private readonly Dictionary<string, ParityCase<T>> _cases = Read(kind).ToDictionary(one => one.Place);

    public IEnumerable<string> Places => _cases.Keys;

    public ParityCase<T> this[string place] => _cases[place];

    private static IEnumerable<ParityCase<T>> Read(string kind) => Directory
        .GetFiles(Path.Combine(AppContext.BaseDirectory, "Cases"), $"{Plural.Of(kind)}*.yml").Order(StringComparer.Ordinal).SelectMany(file => Read(kind, file));

    private static IEnumerable<ParityCase<T>> Read(string kind, string file)
    {
        var document = ConfigReader.Read(file);
        var sections = ((ConfigSequence)document.Root["cases"]!).Items.Cast<ConfigMapping>().ToArray();
        var options = ConfigBinder.Bind<CaseFile<T>>(document, Catalogue).Value.Cases;
        return sections.Zip(options, (section, one) => new ParityCase<T>(kind, Place(file, section), section, one));
    }

    private static string Place(string file, ConfigMapping section) =>
        $"{((ConfigScalar)section["type"]!).Text} ({Path.GetFileNameWithoutExtension(file)}, line {section.Location.Line})";
}

/// <summary>A file of cases.</summary>
/// <typeparam name="T">How this side reads a case.</typeparam>
internal sealed record CaseFile<T>
    where T : class
{
    /// <summary>The cases.</summary>
    public required IReadOnlyList<T> Cases { get; init; }
}

/// <summary>Kinds of cases by the word for many of them, which files and tables have.</summary>
internal static class Plural
{
    public static string Of(string kind) => kind.EndsWith('s') ? $"{kind}es" : $"{kind}s";
}
