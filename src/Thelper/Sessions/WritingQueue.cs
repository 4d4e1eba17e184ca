using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Thelper.Sessions;

/// <summary>
/// Does work on a thread of its own, in order, so that the training thread does not wait for the disk. It does wait where the
/// queue is full. Work that fails ends all that follows, and is told at the next call: as the <see cref="SessionException"/> that it
/// is, or as the cause of one.
/// </summary>
/// <param name="capacity">Pieces of work that may wait.</param>
/// <param name="whenIdle">Done on the thread when no more work waits; nothing by default.</param>
internal sealed class WritingQueue(int capacity, Action? whenIdle = null) : IDisposable
{
    private readonly BlockingCollection<Action> _work = new(capacity);
    private Thread? _thread;
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>Puts work into the queue.</summary>
    /// <param name="work">Uses nothing that another thread changes.</param>
    /// <exception cref="SessionException">Work before has failed.</exception>
    public void Post(Action work)
    {
        _failure?.Throw();
        if (_thread is null)
        {
            _thread = new Thread(DoAll) { IsBackground = true, Name = "writing" };
            _thread.Start();
        }

        _work.Add(work);
    }

    /// <summary>Waits until all work is done, and what is done when none waits, too.</summary>
    /// <exception cref="SessionException">Any of it has failed.</exception>
    public void Flush()
    {
        if (_thread is not null)
        {
            using var done = new ManualResetEventSlim();
            Post(() =>
            {
                whenIdle?.Invoke();
                done.Set();
            });
            while (!done.Wait(TimeSpan.FromMilliseconds(100)) && _failure is null)
            {
            }
        }

        _failure?.Throw();
    }

    /// <summary>Does what is left and one piece of work more, and ends the thread. That work has failed is not told.</summary>
    /// <param name="last">Left out where work has failed, or where there was none.</param>
    public void Finish(Action last)
    {
        if (_thread is not null && _failure is null)
        {
            _work.Add(last);
        }

        Dispose();
    }

    /// <summary>Does what is left, and ends the thread. That work has failed is not told.</summary>
    public void Dispose()
    {
        _work.CompleteAdding();
        _thread?.Join();
        _work.Dispose();
    }

    private void DoAll()
    {
        foreach (var work in _work.GetConsumingEnumerable())
        {
            if (_failure is not null)
            {
                continue;
            }

            try
            {
                work();
                if (_work.Count == 0)
                {
                    whenIdle?.Invoke();
                }
            }
            catch (Exception exception)
            {
                // Whatever it is, it must not end the process: the training thread tells of it.
                _failure = ExceptionDispatchInfo.Capture(exception as SessionException ?? new SessionException(
                    $"What the session records cannot be written: {exception.Message}", exception));
            }
        }
    }
}
