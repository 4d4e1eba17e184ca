using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Thelper.Tests.Data.Files;

/// <summary>Serves one file over HTTP from this process, and can break off or refuse.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[] _content;
    private readonly string _name;
    private readonly Queue<int> _breaks;
    private readonly Task _loop;

    /// <param name="content">Of the file.</param>
    /// <param name="name">Of the file; all others are not found.</param>
    /// <param name="breaks">After how many bytes of the body the first answers break off.</param>
    public FileServer(byte[] content, string name = "file", params IEnumerable<int> breaks)
    {
        (_content, _name, _breaks) = (content, name, new Queue<int>(breaks));
        _listener.Start();
        _loop = Task.Run(Serve);
    }

    public bool KnowsRanges { get; init; } = true;

    /// <summary>The Range headers asked for, or an empty text, in order.</summary>
    public List<string> Ranges { get; } = [];

    public Uri Address(string path) => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}{path}");

    public void Dispose()
    {
        _listener.Stop();
        _loop.Wait();
    }

    private void Serve()
    {
        while (true)
        {
            try
            {
                using var client = _listener.AcceptTcpClient();
                using var stream = client.GetStream();
                Answer(stream, Request(stream));
            }
            catch (Exception exception)
                when (exception is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private static List<string> Request(Stream stream)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var lines = new List<string>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    private void Answer(Stream stream, List<string> request)
    {
        if (!request[0].StartsWith($"GET /{_name} ", StringComparison.Ordinal))
        {
            stream.Write("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
            return;
        }

        var range = request.Find(line => line.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase)) ?? "";
        Ranges.Add(range);
        var start = KnowsRanges && range.Length > 0 ? int.Parse(range.Split('=', '-')[1], null) : 0;
        if (start >= _content.Length)
        {
            stream.Write("HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8);
            return;
        }

        var head = start > 0
            ? $"HTTP/1.1 206 Partial Content\r\nContent-Range: bytes {start}-{_content.Length - 1}/{_content.Length}\r\n"
            : "HTTP/1.1 200 OK\r\n";
        stream.Write(Encoding.ASCII.GetBytes($"{head}Content-Length: {_content.Length - start}\r\nConnection: close\r\n\r\n"));
        var end = _breaks.TryDequeue(out var length) ? Math.Min(start + length, _content.Length) : _content.Length;
        stream.Write(_content.AsSpan(start..end));
    }
}
