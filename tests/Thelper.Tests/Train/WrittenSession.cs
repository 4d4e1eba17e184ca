using Thelper.Configuration;
using Thelper.Sessions;
using Thelper.Tests.Support;

namespace Thelper.Tests.Train;

/// <summary>A session of a configuration that a test gives, in a temporary folder.</summary>
internal sealed class WrittenSession : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string SaveDirectory => _folder["sessions"];

    /// <summary>What happened in the last launch.</summary>
    public EventList Events { get; private set; } = new();

    /// <summary>Adds to what the configuration may name; nothing by default.</summary>
    public Action<ComponentCatalogue> Register { get; init; } = _ => { };

    /// <summary>The file of a name in the only folder of reports of a set.</summary>
    public string OutputFile(string name, string set, string file) => Path.Combine(
        Assert.Single(Directory.GetDirectories(Path.Combine(SaveDirectory, name, "output", name), $"{set}-*")), file);

    public SessionResults Start(string configuration, params string[] overrides) =>
        Run(ConfigReader.Parse(configuration, "written.yml", overrides.Select(text => ConfigOverride.Parse(text))));

    /// <summary>Runs a file of the folder <c>configs</c>.</summary>
    public SessionResults StartExample(string file, params string[] overrides) => Run(ConfigReader.Read(
        Path.Combine(Torch.Tests.Support.Repository.Root, "configs", file), overrides.Select(text => ConfigOverride.Parse(text))));

    public void Dispose() => _folder.Dispose();

    private SessionResults Run(ConfigDocument document)
    {
        Events = new EventList();
        var catalogue = StandardComponents.Catalogue();
        Register(catalogue);
        return Experiment.Read(document, "unnamed", device: "cpu", catalogue: catalogue).Start(SaveDirectory, Events);
    }
}
