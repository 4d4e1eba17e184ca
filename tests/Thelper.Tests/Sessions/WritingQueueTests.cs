using Thelper.Sessions;

namespace Thelper.Tests.Sessions;

public sealed class WritingQueueTests
{
    [Fact]
    public void Work_is_done_in_order_on_another_thread()
    {
        var done = new List<(int Number, int Thread)>();
        using var queue = new WritingQueue(capacity: 10);
        for (var i = 0; i < 100; i++)
        {
            var number = i;
            queue.Post(() => done.Add((number, Environment.CurrentManagedThreadId)));
        }

        queue.Flush();

        Assert.Equal(Enumerable.Range(0, 100), done.Select(entry => entry.Number));
        Assert.NotEqual(Environment.CurrentManagedThreadId, Assert.Single(done.Select(entry => entry.Thread).Distinct()));
    }

    [Fact]
    public async Task A_full_queue_makes_the_next_one_wait_until_there_is_room()
    {
        using var gate = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        using var queue = new WritingQueue(capacity: 2);
        var done = 0;
        queue.Post(() =>
        {
            begun.Set();
            gate.Wait();
        });
        begun.Wait();
        queue.Post(() => done++);
        queue.Post(() => done++);
        var third = Task.Run(() => queue.Post(() => done++));

        await Task.WhenAny(third, Task.Delay(50));
        Assert.False(third.IsCompleted);
        gate.Set();
        await third;
        queue.Flush();

        Assert.Equal(3, done);
    }

    [Fact]
    public void A_failure_is_told_at_the_next_call_and_ends_the_rest()
    {
        var done = 0;
        using var queue = new WritingQueue(capacity: 10);
        queue.Post(() => throw new SessionException("full"));
        Assert.Throws<SessionException>(queue.Flush);

        Assert.Equal("full", Assert.Throws<SessionException>(() => queue.Post(() => done++)).Message);
        Assert.Throws<SessionException>(queue.Flush);
        Assert.Equal(0, done);
    }

    [Fact]
    public async Task A_failure_does_not_leave_others_waiting_for_room()
    {
        using var gate = new ManualResetEventSlim();
        using var queue = new WritingQueue(capacity: 1);
        queue.Post(() =>
        {
            gate.Wait();
            throw new SessionException("full");
        });
        var others = Task.Run(() =>
        {
            while (true)
            {
                queue.Post(() => { });
            }
        });
        gate.Set();

        await Assert.ThrowsAsync<SessionException>(() => others);
    }

    [Fact]
    public void What_is_left_is_done_when_it_is_disposed()
    {
        var done = 0;
        using (var queue = new WritingQueue(capacity: 10))
        {
            queue.Post(() => done++);
            queue.Post(() => done++);
        }

        Assert.Equal(2, done);
    }

    [Fact]
    public void A_flush_that_fails_is_told_by_the_call_that_asked_for_it()
    {
        var isFull = false;
        using var idle = new ManualResetEventSlim();
        using var queue = new WritingQueue(capacity: 10, () =>
        {
            if (isFull)
            {
                // A caller that does not wait for this is gone afterwards.
                Thread.Sleep(50);
                throw new SessionException("full");
            }

            idle.Set();
        });
        queue.Post(() => { });
        idle.Wait();
        isFull = true;

        Assert.Equal("full", Assert.Throws<SessionException>(queue.Flush).Message);
    }

    [Fact]
    public void Whatever_fails_is_the_cause_of_an_error_for_the_user()
    {
        using var queue = new WritingQueue(capacity: 10);
        queue.Post(() => throw new NotSupportedException("odd"));
        var exception = Assert.Throws<SessionException>(queue.Flush);

        Assert.Equal("What the session records cannot be written: odd", exception.Message);
        Assert.IsType<NotSupportedException>(exception.InnerException);
    }

    [Fact]
    public void Without_work_there_is_nothing_to_wait_for()
    {
        using var queue = new WritingQueue(capacity: 1);

        queue.Flush();
    }
}
