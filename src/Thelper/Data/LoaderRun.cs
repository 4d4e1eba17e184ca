using Thelper.Data.Collation;

namespace Thelper.Data;

/// <summary>
/// One pass over the batches of an epoch: threads take pieces of batches in order, and stay at most so many batches ahead
/// of the one that is asked for.
/// </summary>
internal sealed class LoaderRun : IDisposable
{
    // Small enough that threads share a batch, large enough that taking a piece costs nothing beside loading it.
    private const int LargestPiece = 16;

    private readonly ISampleSource _source;
    private readonly PlannedSample[][] _plan;
    private readonly BatchCollation _collation;
    private readonly int _piece;
    private readonly SemaphoreSlim _ahead;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _taking = new();
    private readonly PendingBatch[] _pending;
    private readonly Thread[] _threads;
    private int _takenBatch = -1;
    private int _takenSlot;
    private int _next;

    /// <param name="source">Where samples come from.</param>
    /// <param name="plan">The samples of each batch.</param>
    /// <param name="epoch">Counted from 0.</param>
    /// <param name="settings">How many threads.</param>
    /// <param name="ahead">A permit for each batch that may be held; shared with runs before and after this one.</param>
    public LoaderRun(ISampleSource source, PlannedSample[][] plan, int epoch, LoaderSettings settings, SemaphoreSlim ahead)
    {
        (_source, _plan, Epoch, _ahead, _collation) = (source, plan, epoch, ahead, settings.Collation);
        _piece = Math.Clamp(settings.BatchSize / Math.Max(2 * settings.Workers, 1), 1, LargestPiece);
        _pending = [.. plan.Select(samples => Start(samples.Length))];
        _threads = new Thread[settings.Workers];
        for (var i = 0; i < _threads.Length; i++)
        {
            _threads[i] = new Thread(Work) { IsBackground = true, Name = $"loader {i}" };
            _threads[i].Start();
        }
    }

    /// <summary>Counted from 0.</summary>
    public int Epoch { get; }

    /// <summary>The number in its epoch of the first batch of the plan; 0 by default.</summary>
    public int FirstBatch { get; init; }

    /// <summary>Whether every batch is loaded or being loaded, so that threads have nothing left to begin.</summary>
    public bool HasTakenAll => _threads.Length > 0 && Volatile.Read(ref _takenBatch) == _plan.Length - 1;

    /// <summary>The next batch; null where all its samples were left out.</summary>
    public Batch? Next()
    {
        if (_threads.Length == 0)
        {
            LoadPiece(_next, 0, _plan[_next].Length);
        }

        _pending[_next].Finished.Wait();
        if (_pending[_next].HasFailed && _threads.Length > 0)
        {
            LoadInOrder(_next);
        }

        if (_threads.Length > 0)
        {
            _ahead.Release();
        }

        // Counted as taken first, for its permit is given back even where it has failed.
        var number = _next++;
        return _collation.Finish(_pending[number].Take(), Epoch, FirstBatch + number);
    }

    public void Dispose()
    {
        _stop.Cancel();
        foreach (var thread in _threads)
        {
            thread.Join();
        }

        foreach (var pending in _pending)
        {
            pending.Dispose();
        }

        // The permits of batches that nobody took.
        if (_takenBatch >= _next)
        {
            _ahead.Release(_takenBatch - _next + 1);
        }

        _stop.Dispose();
    }

    private void Work()
    {
        try
        {
            while (TryTakePiece(out var batch, out var first, out var end))
            {
                LoadPiece(batch, first, end);
            }
        }
        catch (OperationCanceledException)
        {
            // The epoch was left early.
        }
    }

    private bool TryTakePiece(out int batch, out int first, out int end)
    {
        lock (_taking)
        {
            if (_takenBatch < 0 || _takenSlot == _plan[_takenBatch].Length)
            {
                if (_takenBatch + 1 == _plan.Length)
                {
                    (batch, first, end) = (0, 0, 0);
                    return false;
                }

                // Waiting within the lock is meant: the other threads would have to wait for the same batch.
                _ahead.Wait(_stop.Token);
                (_takenBatch, _takenSlot) = (_takenBatch + 1, 0);
            }

            (batch, first) = (_takenBatch, _takenSlot);
            end = _takenSlot = Math.Min(first + _piece, _plan[batch].Length);
            return true;
        }
    }

    private void LoadPiece(int batch, int first, int end)
    {
        var pending = _pending[batch];
        for (var slot = first; slot < end && !_stop.IsCancellationRequested; slot++)
        {
            try
            {
                var (index, copy) = _plan[batch][slot];
                using var sample = _source.Load(index, Epoch, copy);
                if (sample is not null)
                {
                    pending.Assembly.Write(slot, sample);
                }
            }
            catch (Exception exception)
            {
                pending.Fail(slot, Explain(exception, _plan[batch][slot].Index));
            }
        }

        pending.Finish(end - first);
    }

    /// <summary>
    /// Loads a failed batch once more: which sample is blamed for not fitting the others must not depend on which thread
    /// was first.
    /// </summary>
    private void LoadInOrder(int batch)
    {
        _pending[batch].Dispose();
        _pending[batch] = Start(_plan[batch].Length);
        LoadPiece(batch, 0, _plan[batch].Length);
    }

    private PendingBatch Start(int size) => new(size, _collation.Start(size));

    private Exception Explain(Exception exception, int index) => exception is InvalidDataException
        ? new DataException($"{_source.Describe(index)} cannot be used: {exception.Message}.", exception)
        : exception;

    private sealed class PendingBatch(int size, BatchAssembly assembly) : IDisposable
    {
        private readonly Lock _lock = new();
        private int _remaining = size;
        private int _failedSlot = int.MaxValue;
        private Exception? _failure;
        private BatchAssembly? _assembly = assembly;

        public BatchAssembly Assembly => _assembly ?? throw new InvalidOperationException("The batch was taken already.");

        public ManualResetEventSlim Finished { get; } = new();

        public bool HasFailed => _failure is not null;

        public void Finish(int samples)
        {
            if (Interlocked.Add(ref _remaining, -samples) == 0)
            {
                Finished.Set();
            }
        }

        /// <summary>Keeps the failure of the first slot, so that the same one is reported whatever the threads do.</summary>
        public void Fail(int slot, Exception exception)
        {
            lock (_lock)
            {
                if (slot < _failedSlot)
                {
                    (_failedSlot, _failure) = (slot, exception);
                }
            }
        }

        /// <summary>What the threads have filled, which the caller finishes. Not kept, for an epoch has many.</summary>
        public BatchAssembly Take()
        {
            if (_failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
            }

            var filled = Assembly;
            _assembly = null;
            return filled;
        }

        public void Dispose()
        {
            _assembly?.Abandon();
            Finished.Dispose();
        }
    }
}
