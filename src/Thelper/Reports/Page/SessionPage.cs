using System.Reflection;
using Thelper.Sessions;

namespace Thelper.Reports.Page;

/// <summary>
/// All of a session that a person looks at, as one HTML file that needs no other and no network: results, curves, pictures,
/// reports, data, times, settings and versions. It is made of the files of the session's folder, and so at any time.
/// </summary>
public static class SessionPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="directory">The session's folder; what it lacks the page lacks.</param>
    /// <param name="path">The file; one that is there already is replaced.</param>
    /// <exception cref="SessionException">The page cannot be written, or a file of the session cannot be read.</exception>
    public static void Write(SessionDirectory directory, string path)
    {
        try
        {
            var files = SessionFiles.Read(directory);
            AtomicFile.Write(path, stream => Write(files, stream, Path.GetDirectoryName(path)!));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SessionException($"The page {path} cannot be made: {exception.Message}", exception);
        }
    }

    private static void Write(SessionFiles files, Stream stream, string folder)
    {
        using var html = new HtmlWriter(stream);
        html.Raw("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head")
            .Empty("meta", ("charset", "utf-8")).Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Element("title", files.Name).Open("style").Raw(Resource("page.css")).Close().Close();
        html.Open("body").Open("main");
        ResultSections.WriteHead(html, files);
        ResultSections.WriteResults(html, files);
        WriteCurves(html, files);
        ReportSections.WritePictures(html, files, folder);
        ReportSections.WriteTexts(html, files);
        LaunchSections.WriteData(html, files);
        ResultSections.WriteTimes(html, files);
        LaunchSections.WriteSettings(html, files);
        LaunchSections.WriteVersions(html, files);
        html.Close().Open("script").Raw(Resource("page.js")).Close().Close().Close();
    }

    private static void WriteCurves(HtmlWriter html, SessionFiles files)
    {
        if (files.History.Tags.Any())
        {
            html.Open("section").Element("h2", "Curves")
                .Element("p", "Drag to zoom in, double-click to see all again, click a name to hide a line.", ("class", "hint"))
                .Element("noscript", "The curves need scripts; their values are in metrics.csv.")
                .Open("div", ("id", "curves")).Close()
                .Open("script", ("type", "application/json"), ("id", "curve-data")).Raw(CurveData.Json(files.History, files.BestEpoch)).Close()
                .Close();
        }
    }

    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{typeof(SessionPage).Namespace}.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
