using System.Diagnostics;
using Thelper.Events;
using Thelper.Torch;

namespace Thelper.Fuzzer;

/// <summary>Reads damaged files and watches what becomes of it.</summary>
/// <param name="files">Sound ones.</param>
/// <param name="seed">Equal seeds give equal damage.</param>
internal sealed class FuzzRun(IReadOnlyList<SoundFile> files, int seed)
{
    /// <summary>
    /// Bytes that reading a file may take besides four times its size. Some are taken for each file whatever its size: the objects
    /// of the reader, an exception with its message and the trace of the stack (about 8 KiB). And what describes the values, a byte
    /// or two for each number, becomes objects of 24 bytes and more, so that a description without the elements that it describes,
    /// as a cut file has it, takes about nine times its size; of these files the longest is 10 KB.
    /// </summary>
    public const long Overhead = 64 << 10;

    private const double AllowedShare = 4;
    private const int MostFindings = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly List<string> _findings = [];
    private long _started = Stopwatch.GetTimestamp();
    private string _current = "";

    public IReadOnlyList<string> Findings => _findings;

    public int Read { get; private set; }

    public int Refused { get; private set; }

    public double LargestShare { get; private set; }

    public TimeSpan Slowest { get; private set; }

    /// <summary>Reads damaged files, the smallest first.</summary>
    /// <remarks>
    /// The memory of tensors is known as the most that was ever in use. With the sizes ascending, what was in use before is less
    /// than what the file at hand may take.
    /// </remarks>
    public void Go(int trials)
    {
        // What is made once for the process, whatever is read, is not a file's.
        foreach (var file in files.Where(file => file.Bytes.Length < Overhead / AllowedShare).DistinctBy(file => file.Kind))
        {
            file.Read(file.Bytes);
            Try(new Mutation(file, -1, () => file.Bytes[..^1]));
        }

        (Read, Refused, Slowest, LargestShare, _current) = (0, 0, TimeSpan.Zero, 0, "");
        using var watchdog = new Timer(_ => EndWhereItHangs(), null, Patience, Patience);
        var mutations = new Mutations(files, seed);
        foreach (var damaged in Enumerable.Range(0, trials).Select(mutations.Plan).OrderBy(damaged => damaged.Make().Length))
        {
            if (_findings.Count < MostFindings)
            {
                Try(damaged);
            }
        }
    }

    private void Try(Mutation damaged)
    {
        var bytes = damaged.Make();
        _current = damaged.ToString();
        Interlocked.Exchange(ref _started, Stopwatch.GetTimestamp());
        var managed = GC.GetAllocatedBytesForCurrentThread();
        var live = TorchProcess.Memory.LiveBytes;
        try
        {
            damaged.File.Read(bytes);
            Read++;
        }
        catch (Exception exception) when (exception is TorchFileException or EventFileException)
        {
            Refused++;
        }
        catch (Exception exception)
        {
            _findings.Add($"{damaged}: {exception}");
        }

        Judge(damaged, bytes.Length, GC.GetAllocatedBytesForCurrentThread() - managed, live);
    }

    private void Judge(Mutation damaged, long size, long managed, long live)
    {
        var elapsed = Stopwatch.GetElapsedTime(_started);
        Slowest = elapsed > Slowest ? elapsed : Slowest;
        if (!damaged.File.IsStreamed)
        {
            var used = managed + TorchProcess.Memory.PeakBytes;
            var share = (used - Overhead) / (double)size;
            LargestShare = Math.Max(share, LargestShare);
            if (share > AllowedShare)
            {
                _findings.Add($"{damaged}: takes {managed} bytes and {used - managed} of tensors for {size}");
            }
        }

        if (TorchProcess.Memory.LiveBytes != live)
        {
            _findings.Add($"{damaged}: leaves {TorchProcess.Memory.LiveBytes - live} bytes of tensors");
        }
    }

    private void EndWhereItHangs()
    {
        if (Stopwatch.GetElapsedTime(Interlocked.Read(ref _started)) > Patience && _current.Length > 0)
        {
            Console.WriteLine($"{_current}: is still being read after {Patience.TotalSeconds:F0} s");
            Environment.Exit(1);
        }
    }
}
