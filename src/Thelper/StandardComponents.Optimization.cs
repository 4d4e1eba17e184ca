using Thelper.Configuration;
using Thelper.Optimization;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddOptimization(ComponentCatalogue catalogue)
    {
        AddLosses(catalogue);
        AddOptimizers(catalogue);
        AddSchedulers(catalogue);
    }

    private static void AddLosses(ComponentCatalogue catalogue) => catalogue
        .Add<ILossOptions, CrossEntropyLossOptions>("torch.nn.CrossEntropyLoss", "torch.nn.modules.loss.CrossEntropyLoss")
        .Add<ILossOptions, BceWithLogitsLossOptions>("torch.nn.BCEWithLogitsLoss", "torch.nn.modules.loss.BCEWithLogitsLoss")
        .Add<ILossOptions, BceLossOptions>("torch.nn.BCELoss", "torch.nn.modules.loss.BCELoss")
        .Add<ILossOptions, FocalLossOptions>("thelper.optim.losses.FocalLoss", "thelper.optim.FocalLoss")
        .Add<ILossOptions, MseLossOptions>("torch.nn.MSELoss", "torch.nn.modules.loss.MSELoss")
        .Add<ILossOptions, L1LossOptions>("torch.nn.L1Loss", "torch.nn.modules.loss.L1Loss")
        .Add<ILossOptions, SmoothL1LossOptions>("torch.nn.SmoothL1Loss", "torch.nn.modules.loss.SmoothL1Loss")
        .Add<ILossOptions, HuberLossOptions>("torch.nn.HuberLoss", "torch.nn.modules.loss.HuberLoss")
        .Add<ILossOptions, NllLossOptions>("torch.nn.NLLLoss", "torch.nn.modules.loss.NLLLoss")
        .Add<ILossOptions, KlDivLossOptions>("torch.nn.KLDivLoss", "torch.nn.modules.loss.KLDivLoss")
        .AddDefault<ILossOptions, UnnamedLossOptions>();

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
        .Add<ISchedulerOptions, CustomStepLROptions>("thelper.optim.schedulers.CustomStepLR", "thelper.optim.CustomStepLR");
}
