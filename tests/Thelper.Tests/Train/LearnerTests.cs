using Thelper.Optimization;
using Thelper.Sessions;
using Thelper.Torch;
using Thelper.Train;

namespace Thelper.Tests.Train;

public sealed class LearnerTests
{
    private const float Tolerance = 1e-6f;
    private static readonly SgdSection Sgd = new() { LearningRate = 0.1 };
    private static readonly StepOptions Everything = new() { Autocast = AutocastType.Float16, Accumulate = 2, ClipNorm = 0.5, EmaDecay = 0.9 };

    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 3)]
    [InlineData(2, 2)]
    public void Batches_whose_gradients_are_accumulated_are_one_large_batch(int accumulate, int batches)
    {
        using var scope = TensorScope.Open();
        using var parts = new LearningModel(new() { Accumulate = accumulate }, Sgd);
        using var whole = new LearningModel(optimizer: Sgd);
        var input = parts.Draw(2 * batches);
        for (var i = 0; i < batches; i++)
        {
            parts.Learn(input.Slice(0, 2 * i, (2 * i) + 2));
        }

        parts.Learner.EndPass();
        whole.Learn(input);

        Assert.Equal(whole.Weights, parts.Weights, (a, b) => Math.Abs(a - b) <= Tolerance);
        Assert.Equal(1, parts.Learner.StepsMade);
    }

    [Fact]
    public void Nothing_changes_before_a_step_is_full()
    {
        using var model = new LearningModel(new() { Accumulate = 3 });
        var before = model.Weights;
        model.LearnDrawn(2);

        Assert.Equal(before, model.Weights);
        Assert.Equal((0, false), (model.Learner.StepsMade, model.Learner.IsBetweenSteps));
    }

    [Fact]
    public void The_end_of_a_pass_makes_no_step_where_none_is_begun()
    {
        using var model = new LearningModel(new() { Accumulate = 2 });
        model.LearnDrawn(4);
        model.Learner.EndPass();

        Assert.Equal(2, model.Learner.StepsMade);
    }

    [Fact]
    public void The_next_step_starts_from_no_gradient()
    {
        using var scope = TensorScope.Open();
        using var model = new LearningModel(new() { Accumulate = 2 }, new SgdSection { LearningRate = 0 });
        var input = model.Draw(4);
        model.Learn(input);
        model.Learner.EndPass();
        var once = model.Gradient;
        model.Learn(input);
        model.Learn(input);

        Assert.Equal(once, model.Gradient, (a, b) => Math.Abs(a - b) <= Tolerance);
    }

    [Fact]
    public void Gradients_are_clipped_after_they_became_the_mean()
    {
        using var model = new LearningModel(new() { Accumulate = 2, ClipNorm = 0.01 });
        model.LearnDrawn(2);

        Assert.Equal(0.01, Gradients.Norm(model.Model.Parameters()), 1e-5);
    }

    [Fact]
    public void Elements_of_gradients_are_clipped()
    {
        using var model = new LearningModel(new() { ClipValue = 0.001 });
        model.LearnDrawn(1);

        Assert.Equal(0.001f, model.Gradient.Max(Math.Abs));
    }

    [Fact]
    public void Training_ends_where_gradients_to_clip_are_not_finite()
    {
        using var scope = TensorScope.Open();
        using var model = new LearningModel(new() { ClipNorm = 1 });

        Assert.Equal(
            "The gradients of optimizer step 1 are not finite, so they cannot be clipped to a norm of 1. "
            + "A lower learning rate often helps (trainer.optimization.optimizer.params.lr).",
            Assert.Throws<SessionException>(() => model.Learn(model.Draw(2), double.PositiveInfinity)).Message);
    }

    [Fact]
    public void Scaling_the_loss_changes_no_step()
    {
        using var scaled = new LearningModel(new() { Autocast = AutocastType.Float16 });
        using var plain = new LearningModel();
        scaled.LearnDrawn(5);
        plain.LearnDrawn(5);

        Assert.Equal(plain.Weights, scaled.Weights);
    }

    [Fact]
    public void A_step_whose_gradients_overflow_is_left_out_and_the_scale_is_halved()
    {
        using var scope = TensorScope.Open();
        using var model = new LearningModel(new() { Autocast = AutocastType.Float16, EmaDecay = 0.5, ClipNorm = 1 });
        var before = model.Weights;
        model.Learn(model.Draw(2), 1e37);

        Assert.Equal(before, model.Weights);
        Assert.Equal(0, model.Learner.StepsMade);
        Assert.Equal(32768.0, ((IReadOnlyDictionary<string, object?>)model.Learner.ToPlainData()["scaler"]!)["scale"]);
    }

    [Fact]
    public void Steps_are_left_out_until_the_scale_cannot_fall_further()
    {
        using var scope = TensorScope.Open();
        using var model = new LearningModel(new() { Autocast = AutocastType.Float16 });
        var steps = 0;
        for (; model.Learner.LeavesOutOverflow; steps++)
        {
            model.Learn(model.Draw(2), double.PositiveInfinity);
        }

        Assert.Equal(16, steps);
    }

    [Fact]
    public void Without_scaling_no_step_is_left_out()
    {
        using var model = new LearningModel();

        Assert.False(model.Learner.LeavesOutOverflow);
    }

    [Fact]
    public void The_average_enters_and_leaves_the_model()
    {
        using var model = new LearningModel(new() { EmaDecay = 0.9 }, Sgd);
        var first = model.Weights;
        model.LearnDrawn(1);
        var second = model.Weights;
        using (model.Learner.UseAverage())
        {
            Assert.Equal(first.Zip(second, (a, b) => (0.9f * a) + (0.1f * b)), model.Weights, (a, b) => Math.Abs(a - b) <= Tolerance);
        }

        Assert.Equal(second, model.Weights);
    }

    [Fact]
    public void Without_an_average_there_is_none_to_use()
    {
        using var model = new LearningModel();

        Assert.Null(model.Learner.UseAverage());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Steps_after_a_restore_have_the_bits_of_those_without_one(bool everything)
    {
        using var whole = new LearningModel(everything ? Everything : new());
        using var stopped = new LearningModel(everything ? Everything : new());
        foreach (var model in new[] { whole, stopped })
        {
            model.LearnDrawn(6);
            model.Learner.EndEpoch(new PassResult(0, [], 0, 0));
        }

        stopped.SaveAndRestore();
        whole.LearnDrawn(4);
        stopped.LearnDrawn(4);

        Assert.Equal(whole.Weights, stopped.Weights);
        Assert.Equal(Average(whole), Average(stopped));
        Assert.Equal(
            (whole.Learner.StepsMade, whole.Learner.LearningRate), (stopped.Learner.StepsMade, stopped.Learner.LearningRate));
    }

    [Fact]
    public void There_is_no_state_in_the_middle_of_a_step()
    {
        using var model = new LearningModel(new() { Accumulate = 3 });
        model.LearnDrawn(1);

        Assert.Equal(
            "1 of 3 batches of a step are done; there is no state to save before the step.",
            Assert.Throws<InvalidOperationException>(model.Learner.ToPlainData).Message);
    }

    [Fact]
    public void Training_in_bfloat16_makes_the_loss_smaller()
    {
        var step = new StepOptions { Autocast = AutocastType.BFloat16 };
        using var scope = TensorScope.Open();
        using var model = new LearningModel(step);
        var input = model.Draw(16);
        var losses = new List<double>();
        for (var i = 0; i < 30; i++)
        {
            using var autocast = step.EnterAutocast(Device.Cpu);
            Assert.Equal(ScalarType.BFloat16, model.Model.Forward(input).ScalarType);
            losses.Add(model.Learn(input));
        }

        Assert.InRange(losses[^1], 0, losses[0] / 10);
    }

    private static float[] Average(LearningModel model)
    {
        using var average = model.Learner.UseAverage();
        return model.Weights;
    }
}
