using Thelper.Configuration;
using Thelper.Train;

namespace Thelper;

/// <content>The trainers.</content>
public static partial class StandardComponents
{
    private static void AddTrainers(ComponentCatalogue catalogue) => catalogue
        .Add<ITrainerOptions, ImageClassifTrainerOptions>(
            "thelper.train.ImageClassifTrainer", "thelper.train.classif.ImageClassifTrainer")
        .Add<ITrainerOptions, ImageSegmTrainerOptions>(
            "thelper.train.ImageSegmTrainer", "thelper.train.segm.ImageSegmTrainer")
        .Add<ITrainerOptions, RegressionTrainerOptions>(
            "thelper.train.RegressionTrainer", "thelper.train.regr.RegressionTrainer")
        .Add<ITrainerOptions, AutoEncoderTrainerOptions>(
            "thelper.train.AutoEncoderTrainer", "thelper.train.ae.AutoEncoderTrainer")
        .Add<ITrainerOptions, ObjDetectTrainerOptions>(
            "thelper.train.ObjDetectTrainer", "thelper.train.detect.ObjDetectTrainer")
        .AddDefault<ITrainerOptions, DeducedTrainerOptions>();
}
