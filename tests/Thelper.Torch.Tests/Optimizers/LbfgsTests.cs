using Thelper.Torch.Modules;
using Thelper.Torch.Optimizers;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Optimizers;

public sealed class LbfgsTests
{
    private static readonly LbfgsOptions Searching = new() { StrongWolfe = true, MaxIterations = 4, HistorySize = 3 };

    [Fact]
    public void A_resumed_optimizer_goes_on_to_the_same_bits()
    {
        using var first = new Valley(Searching);
        using var resumed = new Valley(Searching);
        first.Step(3);
        resumed.Resume(first);
        first.Step(2);
        resumed.Step(2);

        Assert.Equal(first.Place, resumed.Place);
    }

    [Fact]
    public void The_bottom_of_a_curved_valley_is_found()
    {
        using var valley = new Valley(new() { StrongWolfe = true });
        valley.Step(5);

        Assert.Equal([1, 1], valley.Place, (a, b) => Math.Abs(a - b) < 1e-4);
    }

    [Fact]
    public void A_top_is_climbed_where_the_loss_is_to_grow()
    {
        using var valley = new Valley(new() { StrongWolfe = true }, upwards: true);
        var losses = valley.Step(5);

        Assert.Equal([1, 1], valley.Place, (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.True(losses[0] < losses[^1]);
    }

    [Fact]
    public void A_step_leaves_no_tensor_behind_once_the_history_is_full()
    {
        using var valley = new Valley(Searching);
        valley.Step(3);
        var live = new LiveTensors();
        valley.Step(2);

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void Disposing_it_frees_its_state()
    {
        var live = new LiveTensors();
        using (var valley = new Valley(Searching))
        {
            valley.Step(3);
        }

        Assert.Equal(0, live.Added);
    }

    [Fact]
    public void A_step_without_evaluations_is_refused_with_what_to_call()
    {
        using var valley = new Valley(Searching);

        Assert.Equal(
            "L-BFGS needs the loss at several places for one step; call Step with a function that computes it and goes back from it.",
            Assert.Throws<InvalidOperationException>(valley.Optimizer.Step).Message);
    }

    [Fact]
    public void Several_groups_are_refused()
    {
        using var parameter = Operators.Zeros([1]);

        Assert.StartsWith(
            "L-BFGS moves all parameters together, so it takes one group, not 2.",
            Assert.Throws<ArgumentException>(() => new Lbfgs([new([parameter], 1), new([parameter], 1)], new())).Message, StringComparison.Ordinal);
    }

    /// <summary>Rosenbrock's function, (1 − x)² + 100(y − x²)², least at (1, 1), of two parameters; or its negative.</summary>
    private sealed class Valley : IDisposable
    {
        private readonly double _sign;
        private readonly Parameters _model = new();

        public Valley(LbfgsOptions options, bool upwards = false)
        {
            _sign = upwards ? -1 : 1;
            Optimizer = new Lbfgs([new(_model.Parameters(), 1)], options) { Maximize = upwards };
        }

        public Lbfgs Optimizer { get; }

        public double[] Place => [.. _model.Parameters().Select(parameter => parameter.ToDouble())];

        public double[] Step(int count) => [.. Enumerable.Range(0, count).Select(_ => Optimizer.Step(Evaluate))];

        public void Resume(Valley other)
        {
            _model.LoadStateDictionary(other._model.StateDictionary());
            Optimizer.LoadStateDictionary(other.Optimizer.StateDictionary());
        }

        public void Dispose()
        {
            Optimizer.Dispose();
            _model.Dispose();
        }

        private double Evaluate()
        {
            using var scope = TensorScope.Open();
            Optimizer.ClearGradients();
            var (x, y) = (_model.Parameters()[0], _model.Parameters()[1]);
            var loss = x.Neg().Add(1).Pow(2).Add(y.Sub(x.Mul(x)).Pow(2).Mul(100)).Mul(_sign);
            loss.Backward();
            return loss.ToDouble();
        }
    }

    private sealed class Parameters : Module
    {
        public Parameters()
        {
            RegisterParameter("x", Tensors.From<double>([-1.5]));
            RegisterParameter("y", Tensors.From<double>([0.5]));
        }
    }
}
