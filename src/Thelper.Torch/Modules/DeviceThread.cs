using System.Collections.Concurrent;

namespace Thelper.Torch.Modules;

/// <summary>
/// A thread that computes on one device. It is kept from step to step, because libtorch keeps helper threads, and the
/// number of them, for each thread that calls it.
/// </summary>
internal sealed class DeviceThread : IDisposable
{
    private readonly BlockingCollection<Task> _tasks = [];
    private readonly Thread _thread;

    public DeviceThread(Device device)
    {
        _thread = new Thread(Run) { IsBackground = true, Name = $"replica on {device}" };
        _thread.Start();
    }

    /// <summary>Computes something after what was asked for before.</summary>
    public Task<T> Start<T>(Func<T> work)
    {
        var task = new Task<T>(work);
        _tasks.Add(task);
        return task;
    }

    /// <summary>Ends the thread when it has done what was asked for.</summary>
    public void Dispose()
    {
        _tasks.CompleteAdding();
        _thread.Join();
        _tasks.Dispose();
    }

    private void Run()
    {
        foreach (var task in _tasks.GetConsumingEnumerable())
        {
            // Runs here and now; an exception becomes the task's.
            task.RunSynchronously(TaskScheduler.Default);
        }
    }
}
