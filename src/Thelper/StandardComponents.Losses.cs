using Thelper.Configuration;
using Thelper.Optimization;

namespace Thelper;

/// <content>What a session can be trained on, and what only a trainer of one's own can use.</content>
public static partial class StandardComponents
{
    private const string OwnTrainer = "; a trainer of your own, in a plug-in, can use it";

    private static void AddLosses(ComponentCatalogue catalogue) => catalogue
        .Add<ILossOptions, CrossEntropyLossOptions>("torch.nn.CrossEntropyLoss", "torch.nn.modules.loss.CrossEntropyLoss")
        .Add<ILossOptions, BceWithLogitsLossOptions>("torch.nn.BCEWithLogitsLoss", "torch.nn.modules.loss.BCEWithLogitsLoss")
        .Add<ILossOptions, BceLossOptions>("torch.nn.BCELoss", "torch.nn.modules.loss.BCELoss")
        .Add<ILossOptions, FocalLossOptions>("thelper.optim.losses.FocalLoss", "thelper.optim.FocalLoss")
        .Add<ILossOptions, MseLossOptions>("torch.nn.MSELoss", "torch.nn.modules.loss.MSELoss")
        .Add<ILossOptions, L1LossOptions>("torch.nn.L1Loss", "torch.nn.modules.loss.L1Loss")
        .Add<ILossOptions, SmoothL1LossOptions>("torch.nn.SmoothL1Loss", "torch.nn.modules.loss.SmoothL1Loss")
        .Add<ILossOptions, HuberLossOptions>("torch.nn.HuberLoss", "torch.nn.modules.loss.HuberLoss")
        .Add<ILossOptions, NllLossOptions>("torch.nn.NLLLoss", "torch.nn.modules.loss.NLLLoss", "torch.nn.NLLLoss2d")
        .Add<ILossOptions, KlDivLossOptions>("torch.nn.KLDivLoss", "torch.nn.modules.loss.KLDivLoss")
        .Add<ILossOptions, MultiMarginLossOptions>("torch.nn.MultiMarginLoss", "torch.nn.modules.loss.MultiMarginLoss")
        .Add<ILossOptions, MultiLabelMarginLossOptions>("torch.nn.MultiLabelMarginLoss", "torch.nn.modules.loss.MultiLabelMarginLoss")
        .Add<ILossOptions, MultiLabelSoftMarginLossOptions>("torch.nn.MultiLabelSoftMarginLoss", "torch.nn.modules.loss.MultiLabelSoftMarginLoss")
        .Add<ILossOptions, SoftMarginLossOptions>("torch.nn.SoftMarginLoss", "torch.nn.modules.loss.SoftMarginLoss")
        .Add<ILossOptions, PoissonNllLossOptions>("torch.nn.PoissonNLLLoss", "torch.nn.modules.loss.PoissonNLLLoss")
        .AddDefault<ILossOptions, UnnamedLossOptions>();

    private static void AddRefusedLosses(ComponentCatalogue catalogue)
    {
        Refuse("GaussianNLLLoss", "needs a variance beside each predicted number, which no model here gives; use torch.nn.MSELoss, for the same variance everywhere");
        Refuse("HingeEmbeddingLoss", "takes distances, which are small where things belong together, but models here give scores, which are large then; use torch.nn.SoftMarginLoss");
        Refuse("CosineEmbeddingLoss", "compares the vectors of pairs of samples, but samples come one by one here");
        Refuse("MarginRankingLoss", "compares the scores of pairs of samples, but samples come one by one here");
        Refuse("TripletMarginLoss", "compares a sample's vector with one that belongs to it and one that does not, but samples come one by one here");
        Refuse("TripletMarginWithDistanceLoss", "compares a sample's vector with one that belongs to it and one that does not, but samples come one by one here");
        Refuse("CTCLoss", "is for sequences of labels and their lengths, but no task here has any");

        void Refuse(string name, string reason) => catalogue.Add<ILossOptions, RefusedLossOptions>(
            $"torch.nn.{name}", () => new RefusedLossOptions($"{reason}{OwnTrainer}."), $"torch.nn.modules.loss.{name}");
    }
}
