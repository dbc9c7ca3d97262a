import pandas as pd


def features(df, fitted):
    """Turns raw rows into what the model takes."""
    df = df.copy()
    df['bill_length_mm'] = df['bill_length_mm'].fillna(fitted["bill_length_mm_median"])
    df['bill_depth_mm'] = df['bill_depth_mm'].fillna(fitted["bill_depth_mm_median"])
    df['flipper_length_mm'] = df['flipper_length_mm'].fillna(fitted["flipper_length_mm_median"])
    df['body_mass_g'] = df['body_mass_g'].fillna(fitted["body_mass_g_median"])
    df['sex'] = df['sex'].fillna(fitted["sex_mode"])
    df['sex'] = df['sex'].map({'male': 0, 'female': 1})
    df = pd.get_dummies(df, columns=['island']).reindex(columns=fitted["df_columns"], fill_value=0)
    # scale everything, otherwise body mass wins
    num = ['bill_length_mm', 'bill_depth_mm', 'flipper_length_mm', 'body_mass_g']
    df[num] = (df[num] - fitted["num_mean"]) / fitted["num_std"]
    X = df.drop(columns=['species', 'year'], errors="ignore")
    return X
