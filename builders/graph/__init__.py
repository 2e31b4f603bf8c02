"""The build as a graph of tasks: which there are, what goes in and what comes out. Where they run is the engine's business."""
