// Sessions seed the default generator and count live tensors and images, and both belong to the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
