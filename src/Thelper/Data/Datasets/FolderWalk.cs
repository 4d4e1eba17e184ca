namespace Thelper.Data.Datasets;

/// <summary>
/// Goes through folders. Hidden entries, whose names begin with a dot, are passed over. Symbolic links are followed; one
/// that leads back to a folder on the way to it is a mistake, as is a name that cannot be opened because it is not UTF-8.
/// </summary>
/// <param name="problems">Takes the mistakes.</param>
internal sealed class FolderWalk(DataProblems problems)
{
    private const string Circle = "leads in a circle";

    private static readonly EnumerationOptions Visible = new() { IgnoreInaccessible = false };

    /// <summary>The files at any depth, as full paths, in the order of their names compared character by character.</summary>
    /// <param name="root">A folder that exists.</param>
    /// <param name="isWanted">Decides by a file's name.</param>
    /// <exception cref="DataException">A folder may not be read.</exception>
    public string[] Files(string root, Func<string, bool> isWanted)
    {
        var files = new List<string>();
        Add(root, [RealPath(root)], isWanted, files);
        return [.. files.Order(StringComparer.Ordinal)];
    }

    /// <summary>The folders directly within one, as full paths, in the order of their names.</summary>
    /// <param name="root">A folder that exists.</param>
    /// <exception cref="DataException">The folder may not be read.</exception>
    public string[] Folders(string root)
    {
        var above = new[] { RealPath(root) };
        return
        [
            .. Entries(root).OfType<DirectoryInfo>().Where(folder => CanEnter(folder, above))
                .Select(folder => folder.FullName).Order(StringComparer.Ordinal),
        ];
    }

    private void Add(string folder, string[] above, Func<string, bool> isWanted, List<string> files)
    {
        foreach (var entry in Entries(folder))
        {
            if (entry is DirectoryInfo inner)
            {
                if (CanEnter(inner, above))
                {
                    Add(inner.FullName, [.. above, RealPathOf(inner, above[^1])], isWanted, files);
                }
            }
            else if (CanOpen(entry, isWanted))
            {
                files.Add(entry.FullName);
            }
        }
    }

    private List<FileSystemInfo> Entries(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Visible).Where(IsNamedReadably)];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"The folder {folder} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Bytes that are no UTF-8 are shown by a sign that then stands for no file.</summary>
    private bool IsNamedReadably(FileSystemInfo entry)
    {
        if (!entry.Name.Contains('\uFFFD', StringComparison.Ordinal) || Path.Exists(entry.FullName))
        {
            return true;
        }

        problems.Add(
            $"The folder {Path.GetDirectoryName(entry.FullName)} has an entry whose name is not UTF-8, shown here as "
            + $"'{entry.Name}', "
            + "so that it cannot be opened; rename it.");
        return false;
    }

    private bool CanEnter(DirectoryInfo folder, string[] above)
    {
        if (!IsLink(folder))
        {
            return true;
        }

        var target = RealPath(folder.FullName);
        if (!above.Any(place => place == target || place.StartsWith(target.TrimEnd('/') + '/', StringComparison.Ordinal)))
        {
            return true;
        }

        problems.Add($"The symbolic link {folder.FullName} leads back to {target}, in which it lies; remove the link.");
        return false;
    }

    private bool CanOpen(FileSystemInfo file, Func<string, bool> isWanted)
    {
        var reason = IsLink(file) ? Fault(file) : null;
        if (reason is null || !(isWanted(file.Name) || reason == Circle))
        {
            return reason is null && isWanted(file.Name);
        }

        problems.Add($"The symbolic link {file.FullName} {reason}; mend it or remove it.");
        return false;
    }

    private static bool IsLink(FileSystemInfo entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static string? Fault(FileSystemInfo link)
    {
        try
        {
            // Of the link itself the system says that it exists, wherever it leads.
            return link.ResolveLinkTarget(returnFinalTarget: true) is { Exists: true } ? null
                : $"leads to {link.LinkTarget}, which does not exist";
        }
        catch (IOException)
        {
            return Circle;
        }
    }

    private static string RealPathOf(DirectoryInfo folder, string parent) =>
        IsLink(folder) ? RealPath(folder.FullName) : Path.Combine(parent, folder.Name);

    /// <summary>The path without links anywhere in it.</summary>
    private static string RealPath(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        foreach (var part in full[real.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(real, part);
            real = Directory.ResolveLinkTarget(next, returnFinalTarget: true) is { } target ? RealPath(target.FullName) : next;
        }

        return real;
    }
}
