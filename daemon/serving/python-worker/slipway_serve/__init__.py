"""The Python side of the model server: loads one model folder and answers its batches."""
