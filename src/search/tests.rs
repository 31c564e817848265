//! What a search must do, on small catalogues made for the purpose.
