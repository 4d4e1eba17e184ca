namespace Thelper.Torch.Tests.Support;

/// <summary>Files of the repository, and of the shared folder beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));

    /// <summary>The text of every C# file under a folder that a person or the generator wrote.</summary>
    public static IEnumerable<string> Sources(params string[] folder) =>
        from file in Directory.EnumerateFiles(Path.Combine([Root, .. folder]), "*.cs", SearchOption.AllDirectories)
        select File.ReadAllText(file);

    /// <summary>A file of the shared folder; the test is skipped where there is none.</summary>
    public static string ReadShared(params string[] path)
    {
        var shared = Environment.GetEnvironmentVariable("THELPER_SHARED") ?? Path.Combine(Root, "..", "shared");
        var file = Path.Combine([shared, .. path]);
        Skip.IfNot(File.Exists(file), $"The shared folder with {Path.Combine(path)} is not here (THELPER_SHARED)");
        return File.ReadAllText(file);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Thelper.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not lie within the repository.");
    }
}
