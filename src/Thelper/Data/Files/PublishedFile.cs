namespace Thelper.Data.Files;

/// <summary>A file of a data set as its publishers offer it.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Checksum">That the publishers, or those who use the data set most, give.</param>
/// <param name="Folders">The addresses of the folders that have it, the best first; each ends in a slash.</param>
internal sealed record PublishedFile(string Name, Checksum Checksum, params IReadOnlyList<string> Folders)
{
    /// <summary>Fetches the file from the first folder that gives it, unless it is there already.</summary>
    /// <param name="folder">Where it is to lie.</param>
    /// <param name="mirror">The address of a folder to use in place of the publishers'; null for theirs.</param>
    /// <returns>The file's path.</returns>
    /// <exception cref="DataException">None gives it; the sentence is that of the last one tried.</exception>
    public string FetchInto(string folder, string? mirror = null)
    {
        var path = Path.Combine(folder, Name);
        var folders = mirror is null ? Folders : [mirror.EndsWith('/') ? mirror : mirror + "/"];
        for (var i = 0; ; i++)
        {
            try
            {
                new Download(new Uri(folders[i] + Name), path, Checksum).Fetch(Download.Listener);
                return path;
            }
            catch (DataException) when (i + 1 < folders.Count)
            {
            }
        }
    }
}
