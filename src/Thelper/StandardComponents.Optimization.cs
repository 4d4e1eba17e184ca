using Thelper.Configuration;
using Thelper.Optimization;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddOptimization(ComponentCatalogue catalogue)
    {
        AddLosses(catalogue);
        AddRefusedLosses(catalogue);
        AddOptimizers(catalogue);
        AddSchedulers(catalogue);
    }

    private static void AddOptimizers(ComponentCatalogue catalogue) => catalogue
        .Add<IOptimizerOptions, SgdSection>("torch.optim.SGD", "torch.optim.sgd.SGD")
        .Add<IOptimizerOptions, AdamSection>("torch.optim.Adam", "torch.optim.adam.Adam")
        .Add<IOptimizerOptions, AdamWSection>("torch.optim.AdamW", "torch.optim.adamw.AdamW")
        .Add<IOptimizerOptions, AdamaxSection>("torch.optim.Adamax", "torch.optim.adamax.Adamax")
        .Add<IOptimizerOptions, NAdamSection>("torch.optim.NAdam", "torch.optim.nadam.NAdam")
        .Add<IOptimizerOptions, RAdamSection>("torch.optim.RAdam", "torch.optim.radam.RAdam")
        .Add<IOptimizerOptions, RmsPropSection>("torch.optim.RMSprop", "torch.optim.rmsprop.RMSprop")
        .Add<IOptimizerOptions, AdagradSection>("torch.optim.Adagrad", "torch.optim.adagrad.Adagrad")
        .Add<IOptimizerOptions, AdadeltaSection>("torch.optim.Adadelta", "torch.optim.adadelta.Adadelta")
        .Add<IOptimizerOptions, RpropSection>("torch.optim.Rprop", "torch.optim.rprop.Rprop")
        .Add<IOptimizerOptions, AsgdSection>("torch.optim.ASGD", "torch.optim.asgd.ASGD")
        .Add<IOptimizerOptions, LbfgsSection>("torch.optim.LBFGS", "torch.optim.lbfgs.LBFGS");

    private static void AddSchedulers(ComponentCatalogue catalogue) => catalogue
        .Add<ISchedulerOptions, StepLROptions>("torch.optim.lr_scheduler.StepLR")
        .Add<ISchedulerOptions, MultiStepLROptions>("torch.optim.lr_scheduler.MultiStepLR")
        .Add<ISchedulerOptions, ExponentialLROptions>("torch.optim.lr_scheduler.ExponentialLR")
        .Add<ISchedulerOptions, PolynomialLROptions>("torch.optim.lr_scheduler.PolynomialLR")
        .Add<ISchedulerOptions, LinearLROptions>("torch.optim.lr_scheduler.LinearLR")
        .Add<ISchedulerOptions, ConstantLROptions>("torch.optim.lr_scheduler.ConstantLR")
        .Add<ISchedulerOptions, CosineAnnealingLROptions>("torch.optim.lr_scheduler.CosineAnnealingLR")
        .Add<ISchedulerOptions, CosineAnnealingWarmRestartsOptions>("torch.optim.lr_scheduler.CosineAnnealingWarmRestarts")
        .Add<ISchedulerOptions, OneCycleLROptions>("torch.optim.lr_scheduler.OneCycleLR")
        .Add<ISchedulerOptions, CyclicLROptions>("torch.optim.lr_scheduler.CyclicLR")
        .Add<ISchedulerOptions, ReduceLROnPlateauOptions>("torch.optim.lr_scheduler.ReduceLROnPlateau")
        .Add<ISchedulerOptions, SequentialLROptions>("torch.optim.lr_scheduler.SequentialLR")
        .Add<ISchedulerOptions, LambdaLROptions>("torch.optim.lr_scheduler.LambdaLR")
        .Add<ISchedulerOptions, MultiplicativeLROptions>("torch.optim.lr_scheduler.MultiplicativeLR")
        .Add<ISchedulerOptions, ChainedSchedulerOptions>("torch.optim.lr_scheduler.ChainedScheduler")
        .Add<ISchedulerOptions, CustomStepLROptions>("thelper.optim.schedulers.CustomStepLR", "thelper.optim.CustomStepLR");
}
