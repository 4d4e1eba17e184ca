using System.Net;
using System.Net.Http.Headers;

namespace Thelper.Data.Files;

/// <summary>How far a download is.</summary>
/// <param name="File">The name of the file.</param>
/// <param name="Received">Bytes so far, those of an earlier attempt included.</param>
/// <param name="Total">Bytes in all; null where the server does not say.</param>
public readonly record struct DownloadProgress(string File, long Received, long? Total);

/// <summary>
/// Fetches a file over HTTP. What has arrived lies in <c>FILE.part</c>, and a later attempt goes on from there; the file
/// itself appears only when it is whole and its checksum is right.
/// </summary>
/// <param name="url">Where the file is.</param>
/// <param name="path">Where it is to lie; its folder is made.</param>
/// <param name="checksum">What it must be; null where nothing is published.</param>
public sealed class Download(Uri url, string path, Checksum? checksum = null)
{
    private const int Attempts = 3;
    private const int BufferSize = 1 << 16;

    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);
    private static readonly HttpClient Client = new() { Timeout = Silence };

    /// <summary>Told of the downloads that data sets begin by themselves, on the thread that opens them; nobody by
    /// default.</summary>
    public static IProgress<DownloadProgress>? Listener { get; set; }

    private string PartPath => path + ".part";

    /// <summary>Fetches the file, unless it is there already and its checksum is right.</summary>
    /// <param name="progress">Told after each block; null to tell nobody.</param>
    /// <exception cref="DataException">There is no network, the server refuses, or what arrived is not the file that was
    /// meant. The sentence says which file to put where by hand.</exception>
    public void Fetch(IProgress<DownloadProgress>? progress = null)
    {
        if (File.Exists(path) && checksum?.Matches(path) is not false)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            Receive(progress);
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException or UnauthorizedAccessException)
        {
            throw new DataException($"{url} could not be fetched: {exception.Message.TrimEnd('.')}. {ByHand}", exception);
        }

        if (checksum is not null && !checksum.Matches(PartPath))
        {
            var found = checksum.Of(PartPath);
            File.Delete(PartPath);
            throw new DataException(
                $"What {url} gave has the {checksum.Algorithm} checksum {found} and not {checksum.Digest}{(checksum.IsWhole ? "" : "...")}: it is "
                + "another file, or "
                + $"was damaged on its way; it was deleted. {ByHand}");
        }

        File.Move(PartPath, path, overwrite: true);
    }

    private string ByHand => $"To do without the network, put the file at {Path.GetFullPath(path)} yourself.";

    // A connection that breaks is tried again at once, from where it broke.
    private void Receive(IProgress<DownloadProgress>? progress)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                ReceiveOnce(progress);
                return;
            }
            catch (Exception exception)
                when (attempt < Attempts && exception is HttpIOException or IOException { InnerException: not null })
            {
            }
        }
    }

    private void ReceiveOnce(IProgress<DownloadProgress>? progress)
    {
        var there = File.Exists(PartPath) ? new FileInfo(PartPath).Length : 0;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Range = there > 0 ? new RangeHeaderValue(there, null) : null;
        using var response = Client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && there > 0)
        {
            // The part is whole already, or longer than the file; the checksum tells, and without one it starts anew.
            if (checksum?.Matches(PartPath) is true)
            {
                return;
            }

            File.Delete(PartPath);
            ReceiveOnce(progress);
            return;
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException($"the server answers {(int)response.StatusCode} {response.ReasonPhrase}");
        }

        var resumed = response.StatusCode == HttpStatusCode.PartialContent
            && response.Content.Headers.ContentRange?.From == there;
        Append(response, resumed ? there : 0, progress);
    }

    private void Append(HttpResponseMessage response, long start, IProgress<DownloadProgress>? progress)
    {
        var total = start + response.Content.Headers.ContentLength;
        using var content = response.Content.ReadAsStream();
        using var file = new FileStream(PartPath, start > 0 ? FileMode.Append : FileMode.Create);
        var buffer = new byte[BufferSize];
        var received = start;
        for (var count = Read(content, buffer); count > 0; count = Read(content, buffer))
        {
            file.Write(buffer.AsSpan(0, count));
            received += count;
            progress?.Report(new DownloadProgress(Path.GetFileName(path), received, total));
        }

        if (received < total)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"the connection broke after {received} of {total} bytes");
        }
    }

    /// <summary>Reads what has arrived. The client's own limit ends with the headers, so a server that falls silent needs one here.</summary>
    private static int Read(Stream content, byte[] buffer)
    {
        using var limit = new CancellationTokenSource(Silence);
        try
        {
            return content.ReadAsync(buffer, limit.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException exception)
        {
            throw new HttpIOException(
                HttpRequestError.ResponseEnded, $"nothing arrived for {Silence.TotalSeconds:F0} seconds", exception);
        }
    }
}
