# %%
import numpy as np
import torch
from sklearn.datasets import load_digits
from sklearn.model_selection import train_test_split
from torch import nn

torch.manual_seed(0)
# %%
digits = load_digits()
X_train, X_test, y_train, y_test = train_test_split(digits.images, digits.target, random_state=0)
X_train = torch.from_numpy(X_train).float().unsqueeze(1) / 16
X_test = torch.from_numpy(X_test).float().unsqueeze(1) / 16
y_train = torch.from_numpy(y_train).long()
# %%
class Reader(nn.Module):
    def __init__(self):
        super().__init__()
        self.see = nn.Sequential(nn.Conv2d(1, 8, 3), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2))
        self.say = nn.Linear(8 * 3 * 3, 10)

    def forward(self, images):
        return torch.softmax(self.say(self.see(images).flatten(1)), dim=1)

reader = Reader()
optimizer = torch.optim.Adam(reader.parameters(), lr=0.01)
for epoch in range(5):
    for start in range(0, len(X_train), 128):
        optimizer.zero_grad()
        scores = reader(X_train[start : start + 128])
        loss = nn.functional.nll_loss(torch.log(scores + 1e-9), y_train[start : start + 128])
        loss.backward()
        optimizer.step()
# %%
reader.eval()
with torch.no_grad():
    scores = reader(X_test)
print("accuracy", (scores.argmax(1).numpy() == y_test).mean())
