using Thelper.Torch.Losses;
using Thelper.Torch.Tests.Support;

namespace Thelper.Torch.Tests.Losses;

public sealed class ElementwiseLossTests
{
    public static TheoryData<ElementwiseLoss> All =>
        [new MseLoss(), new L1Loss(), new SmoothL1Loss(), new HuberLoss(), new BceLoss(), new BceWithLogitsLoss(), new KlDivLoss()];

    [Theory]
    [MemberData(nameof(All))]
    public void A_prediction_of_another_shape_than_the_target_is_refused(ElementwiseLoss loss)
    {
        using var scope = TensorScope.Open();
        using var owned = loss;

        var error = Assert.Throws<ArgumentException>(() => owned.Forward(Operators.Zeros([4, 1]), Operators.Zeros([4])));

        Assert.Equal(
            $"{loss.GetType().Name} compares element by element, but the prediction has the shape [4, 1] and the target [4]. A target of "
            + "class indices needs a loss for classes, such as CrossEntropyLoss; a target of numbers needs a model with outputs of its shape.",
            error.Message);
    }

    [Fact]
    public void Shapes_with_equally_many_elements_are_refused_too()
    {
        using var scope = TensorScope.Open();
        using var loss = new MseLoss();

        var error = Assert.Throws<ArgumentException>(() => loss.Forward(Operators.Zeros([2, 3]), Operators.Zeros([3, 2])));

        Assert.EndsWith("the shape [2, 3] and the target [3, 2]. Give the model outputs of the target's shape.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_of_integers_is_taken_as_numbers()
    {
        using var scope = TensorScope.Open();
        using var loss = new MseLoss();

        Assert.Equal(2.5, loss.Forward(Operators.Zeros([2]), Tensors.From<long>([1, 2])).ToDouble());
    }

    [Fact]
    public void A_target_is_not_rounded_to_the_half_precision_of_the_prediction()
    {
        using var scope = TensorScope.Open();
        using var loss = new L1Loss();
        var prediction = Operators.Zeros([1], ScalarType.BFloat16);

        Assert.Equal(100.3, loss.Forward(prediction, Tensors.From<float>([100.3f])).ToDouble(), 1e-4);
    }

    [Fact]
    public void Nothing_but_the_loss_is_left_behind()
    {
        using var scope = TensorScope.Open();
        using var loss = new MseLoss();
        var (prediction, target) = (Operators.Zeros([2]), Tensors.From<long>([1, 2]));
        var live = new LiveTensors();
        loss.Forward(prediction, target);

        Assert.Equal(1, live.Added);
    }

    [Fact]
    public void A_factor_for_each_class_needs_as_many_classes()
    {
        using var scope = TensorScope.Open();
        using var loss = new BceWithLogitsLoss { PositiveWeight = Tensors.From<float>([1, 2]) };

        var error = Assert.Throws<ArgumentException>(() => loss.Forward(Operators.Zeros([4, 3]), Operators.Zeros([4, 3])));

        Assert.Equal(
            "The loss has 2 values of pos_weight, one for each class, but the prediction is Float32[4, 3] on cpu, which has 3 classes.",
            error.Message);
    }
}
