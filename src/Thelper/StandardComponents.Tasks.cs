using Thelper.Configuration;
using Thelper.Tasks;

namespace Thelper;

public static partial class StandardComponents
{
    private static void AddTasks(ComponentCatalogue catalogue) => catalogue
        .Add<ITaskOptions, GenericTaskOptions>("thelper.tasks.Task", "thelper.tasks.utils.Task")
        .Add<ITaskOptions, ClassificationTaskOptions>("thelper.tasks.Classification", "thelper.tasks.classif.Classification")
        .Add<ITaskOptions, SegmentationTaskOptions>("thelper.tasks.Segmentation", "thelper.tasks.segm.Segmentation")
        .Add<ITaskOptions, DetectionTaskOptions>("thelper.tasks.Detection", "thelper.tasks.detect.Detection")
        .Add<ITaskOptions, RegressionTaskOptions>("thelper.tasks.Regression", "thelper.tasks.regr.Regression")
        .Add<ITaskOptions, SuperResolutionTaskOptions>("thelper.tasks.SuperResolution", "thelper.tasks.regr.SuperResolution");
}
