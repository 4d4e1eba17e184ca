using System.Diagnostics;
using System.Globalization;
using Thelper.Fuzzer;
using Thelper.Torch;

const string ReadHere = "--read-here";
if (args is not [var count, var seed, .. var folders] || !int.TryParse(count, out var trials) || !int.TryParse(seed, out var first))
{
    Console.Error.WriteLine("usage: Fuzzer COUNT SEED [FOLDER]\nReads COUNT damaged files; the FOLDER has sound ones besides those that are made here.");
    return 2;
}

return folders is [ReadHere, .. var places] ? ReadDamaged(places) : Supervise();

// In a process of its own, so that a crash is seen, and that no other tensors are in the account of memory.
int Supervise()
{
    var made = Directory.CreateTempSubdirectory("thelper-fuzz-");
    try
    {
        SoundFiles.Make(made.FullName);
        using var reader = Process.Start(
            "dotnet", [typeof(FuzzRun).Assembly.Location, count, seed, ReadHere, made.FullName, .. folders.Where(Directory.Exists)]);
        reader.WaitForExit();
        if (reader.ExitCode > 1)
        {
            Console.WriteLine($"The process that reads ended with the code {reader.ExitCode}.");
        }

        return reader.ExitCode;
    }
    finally
    {
        made.Delete(recursive: true);
    }
}

int ReadDamaged(IEnumerable<string> places)
{
    // Nothing is kept, so that what is live is what the file at hand needs; installed at all, so that it is counted.
    TorchProcess.InstallMemoryPool(0);
    var run = new FuzzRun([.. places.SelectMany(SoundFiles.In).OrderBy(file => file.Bytes.Length)], first);
    run.Go(trials);
    foreach (var finding in run.Findings)
    {
        Console.WriteLine(finding);
    }

    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{trials} files: {run.Read} read, {run.Refused} refused, {run.Findings.Count} findings; "
        + $"at most {run.LargestShare:F2} times the file's size beside {FuzzRun.Overhead / 1024} KiB, slowest {run.Slowest.TotalMilliseconds:F0} ms"));
    return run.Findings.Count == 0 ? 0 : 1;
}
