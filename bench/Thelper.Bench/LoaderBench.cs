using System.Diagnostics;
using Thelper.Configuration;
using Thelper.Data;
using Thelper.Data.Datasets;
using Thelper.Torch;
using Thelper.Transforms;
using Thelper.Vision;

namespace Thelper.Bench;

/// <summary>
/// Photos from JPEG files to normalised batches, with two threads: our loader against PyTorch's, and against two threads
/// that only decode.
/// </summary>
internal sealed class LoaderBench : IDisposable
{
    private const int Threads = 2;
    private const int BatchSize = 32;
    private const int Passes = 6;
    private const double TargetToPyTorch = 1.5;
    private const double TargetToDecoding = 0.85;
    private readonly string[] _files;
    private readonly Loader _loader;
    private int _epoch;

    private LoaderBench(string folder)
    {
        // As every session has it.
        TorchProcess.InstallMemoryPool(2L << 30);
        _files = Directory.GetFiles(folder, "*.jpg", SearchOption.AllDirectories);
        var dataset = new ImageFolderOptions { Root = new FilePath(folder) }.Open();
        _loader = new LoaderFactory(
            new Dictionary<string, IDataset> { ["photos"] = dataset },
            new LoadersOptions
            {
                BatchSize = BatchSize,
                Workers = Threads,
                TrainSplit = new Dictionary<string, double> { ["photos"] = 1 },
                BaseTransforms =
                [
                    new() { Operation = new RandomResizedCropOptions { Size = [224] } },
                    new() { Operation = new RandomHorizontalFlipOptions() },
                    new() { Operation = new ToTensorOptions() },
                    new() { Operation = new NormalizeZeroMeanUnitVarOptions { Mean = [0.485, 0.456, 0.406], Std = [0.229, 0.224, 0.225] } },
                ],
            },
            new Seeds(0, 0, 0, 0)).Create().Train!;
    }

    public static IEnumerable<BenchRow> Run(int rounds)
    {
        var shared = Environment.GetEnvironmentVariable("THELPER_SHARED") ?? "../shared";
        var folder = Path.GetFullPath(Path.Combine(shared, "data", "flower-photos", "dataset", "train"));
        if (!Directory.Exists(folder))
        {
            Console.WriteLine($"loader: left out, since there is no {folder}; THELPER_SHARED names the folder above 'data'.");
            return [];
        }

        using var ours = new LoaderBench(folder);
        using var peer = new PythonPeer("plain_loader.py", folder, $"{BatchSize}", $"{Threads}");
        ours.Load(1);
        ours.Decode(1);
        peer.Run(1);
        var runs = Enumerable.Range(0, rounds)
            .Select(_ => (Ours: ours.Load(Passes), Decoding: ours.Decode(Passes), Peer: peer.Run(Passes)))
            .ToList();
        double images = ours._files.Length * Passes;
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        ours.Load(Passes);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        return
        [
            BenchRow.From("loader: images/s, ours to PyTorch's DataLoader", TargetToPyTorch, runs.Select(run => run.Peer / run.Ours)),
            BenchRow.From("loader: images/s, ours to two threads that decode", TargetToDecoding, runs.Select(run => run.Decoding / run.Ours)),
            BenchRow.From("loader: images/s, ours", null, runs.Select(run => images / run.Ours)),
            BenchRow.From("loader: images/s, PyTorch's DataLoader", null, runs.Select(run => images / run.Peer)),
            BenchRow.From("loader: images/s, two threads that decode", null, runs.Select(run => images / run.Decoding)),
            BenchRow.From("loader: managed bytes allocated per image, ours", null, [allocated / images]),
        ];
    }

    public void Dispose() => _loader.Dispose();

    /// <summary>Seconds for so many epochs.</summary>
    private double Load(int passes)
    {
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < passes; i++)
        {
            foreach (var batch in _loader.Load(_epoch++, thenNext: i + 1 < passes))
            {
                batch.Dispose();
            }
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Seconds for decoding all files so many times, each thread its share.</summary>
    private double Decode(int passes)
    {
        var started = Stopwatch.GetTimestamp();
        var threads = Enumerable.Range(0, Threads).Select(first => new Thread(() =>
        {
            for (var i = first; i < passes * _files.Length; i += Threads)
            {
                Image.Load(_files[i % _files.Length]).Dispose();
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
